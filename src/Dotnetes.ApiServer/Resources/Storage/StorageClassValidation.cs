using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The rules of storage classes.</summary>
internal static class StorageClassValidation
{
    /// <summary>Checks a new class.</summary>
    public static void Create(StorageClass value, FieldErrorList errors)
    {
        errors.Provisioner(FieldPath.Of("provisioner"), value.Provisioner);
        errors.Parameters(FieldPath.Of("parameters"), value.Parameters, mayBeEmpty: true);
        if (value.ReclaimPolicy is { Length: > 0 } policy)
        {
            errors.OneOf(FieldPath.Of("reclaimPolicy"), policy, "Delete", "Retain");
        }

        if (value.VolumeBindingMode is { } mode)
        {
            errors.OneOf(FieldPath.Of("volumeBindingMode"), mode, "Immediate", "WaitForFirstConsumer");
        }
        else
        {
            errors.Add(FieldError.Required(FieldPath.Of("volumeBindingMode")));
        }

        for (var i = 0; i < value.AllowedTopologies.Count; i++)
        {
            Topology(errors, FieldPath.Of("allowedTopologies").Index(i).Child("matchLabelExpressions"), value.AllowedTopologies[i]);
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Update(StorageClass value, StorageClass old, FieldErrorList errors)
    {
        errors.Immutable(FieldPath.Of("parameters"), value.Parameters, old.Parameters);
        errors.Immutable(FieldPath.Of("provisioner"), value.Provisioner, old.Provisioner);
        errors.Immutable(FieldPath.Of("reclaimPolicy"), value.ReclaimPolicy, old.ReclaimPolicy);
        errors.Immutable(FieldPath.Of("volumeBindingMode"), value.VolumeBindingMode, old.VolumeBindingMode);
    }

    private static void Topology(FieldErrorList errors, FieldPath path, TopologySelectorTerm term)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < term.MatchLabelExpressions.Count; i++)
        {
            var expression = term.MatchLabelExpressions[i];
            var at = path.Index(i);
            if (expression.Values.IsEmpty)
            {
                errors.Add(FieldError.Required(at.Child("values")));
            }

            for (var v = 0; v < expression.Values.Count; v++)
            {
                var item = expression.Values[v];
                if (expression.Values.FindIndex(x => x == item) < v)
                {
                    errors.Add(FieldError.Duplicate(at.Child("values").Index(v), item));
                }
            }

            errors.AddRange(MetadataValidation.ValidateLabelName(expression.Key, at.Child("key")));
            if (!keys.Add(expression.Key))
            {
                errors.Add(FieldError.Duplicate(at.Child("key"), expression.Key));
            }
        }
    }
}
