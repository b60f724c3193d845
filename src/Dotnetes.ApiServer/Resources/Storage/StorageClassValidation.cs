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
            var path = FieldPath.Of("allowedTopologies").Index(i).Child("matchLabelExpressions");
            Topology(errors, path, value.AllowedTopologies[i]);
            var same = value.AllowedTopologies.Take(i).Count(t => Same(t, value.AllowedTopologies[i]));

            // Upstream compares with as many empty terms as there are terms.
            same += value.AllowedTopologies[i].MatchLabelExpressions.IsEmpty ? value.AllowedTopologies.Count : 0;
            for (var n = 0; n < same; n++)
            {
                errors.Add(FieldError.Duplicate(path, ""));
            }
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Update(StorageClass value, StorageClass old, FieldErrorList errors)
    {
        Create(value, errors);
        errors.Immutable(FieldPath.Of("parameters"), value.Parameters, old.Parameters);
        errors.Immutable(FieldPath.Of("provisioner"), value.Provisioner, old.Provisioner);
        errors.Immutable(FieldPath.Of("reclaimPolicy"), value.ReclaimPolicy, old.ReclaimPolicy);
        errors.Immutable(FieldPath.Of("volumeBindingMode"), value.VolumeBindingMode, old.VolumeBindingMode);
    }

    private static bool Same(TopologySelectorTerm a, TopologySelectorTerm b) =>
        Keys(a).SetEquals(Keys(b)) && Keys(a).All(k => Values(a, k).SetEquals(Values(b, k)));

    private static HashSet<string> Keys(TopologySelectorTerm term) => [.. term.MatchLabelExpressions.Select(e => e.Key)];

    private static HashSet<string> Values(TopologySelectorTerm term, string key) => [.. term.MatchLabelExpressions.Last(e => e.Key == key).Values];

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
