using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Checks the metadata of the objects of one kind, as often and in the order in which upstream's strategies do; see <see cref="MetadataRules"/>.</summary>
/// <param name="definition">The kind.</param>
internal sealed class MetadataChecks(ResourceDefinition definition)
{
    private static readonly FieldPath s_path = FieldPath.Of("metadata");

    private readonly MetadataRules _rules = definition.Strategy.Metadata;

    /// <summary>Checks the metadata of a new object.</summary>
    /// <param name="created">The metadata as they are to be.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void ValidateCreate(ObjectMeta created, FieldErrorList errors)
    {
        errors.AddRange(Whole(created, isOfKind: true));
        errors.AddRange(Finalizers(created));
    }

    /// <summary>Checks the metadata of an update.</summary>
    /// <param name="updated">The metadata as it is to be.</param>
    /// <param name="stored">The metadata as it is.</param>
    /// <param name="isWhole">Whether the object itself changes and not a subresource of it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void ValidateUpdate(ObjectMeta updated, ObjectMeta stored, bool isWhole, FieldErrorList errors)
    {
        var change = ObjectMetaValidation.ValidateChange(updated, stored, s_path);
        var again = isWhole ? _rules : MetadataRules.ChangesAgain;
        var whole = Whole(updated, again.Wholes > 0);
        var names = Finalizers(updated);
        if (change.IsEmpty && whole.IsEmpty && names.IsEmpty)
        {
            return;
        }

        errors.AddRange(Whole(updated, isOfKind: false));
        errors.AddRange(ObjectMetaValidation.ValidateUpdate(updated, stored, s_path));
        for (var i = 0; i < again.Changes; i++)
        {
            errors.AddRange(ObjectMetaValidation.ValidateUpdate(updated, stored, s_path));
            errors.AddRange(names);
        }

        for (var i = 0; i < again.Wholes; i++)
        {
            errors.AddRange(whole);
            errors.AddRange(names);
        }
    }

    /// <summary>A name that is nobody's is one that nobody removes.</summary>
    /// <param name="finalizers">The names.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void ValidateFinalizerNames(ValueList<string> finalizers, FieldErrorList errors)
    {
        for (var i = 0; i < finalizers.Count; i++)
        {
            var name = finalizers[i];
            if (!name.Contains('/') && name is not ("kubernetes" or "orphan" or "foregroundDeletion"))
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("metadata").Child("finalizers").Index(i), name, "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    private FieldErrorList Whole(ObjectMeta metadata, bool isOfKind) => ObjectMetaValidation.Validate(metadata, definition.Info.Namespaced, isOfKind ? definition.Strategy.ValidateName : ObjectNames.IsPathSegment, s_path);

    private FieldErrorList Finalizers(ObjectMeta metadata)
    {
        var errors = new FieldErrorList();
        if (_rules.NamesFinalizers)
        {
            ValidateFinalizerNames(metadata.Finalizers, errors);
        }

        return errors;
    }
}
