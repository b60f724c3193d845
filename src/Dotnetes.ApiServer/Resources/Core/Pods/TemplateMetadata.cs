using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The rules of metadata of templates from which claims are made: labels and annotations, nothing else.</summary>
internal static class TemplateMetadata
{
    /// <summary>Checks the metadata.</summary>
    public static void Validate(ObjectMeta metadata, FieldPath path, FieldErrorList errors)
    {
        errors.AddRange(MetadataValidation.ValidateAnnotations(metadata.Annotations, path.Child("annotations")));
        errors.AddRange(MetadataValidation.ValidateLabels(metadata.Labels, path.Child("labels")));
        ReadOnlySpan<(string Name, bool IsSet)> others =
        [
            ("name", metadata.Name.Length > 0), ("generateName", metadata.GenerateName.Length > 0), ("namespace", metadata.Namespace.Length > 0), ("selfLink", metadata.SelfLink.Length > 0),
            ("uID", metadata.Uid.Length > 0), ("resourceVersion", metadata.ResourceVersion.Length > 0), ("generation", metadata.Generation != 0),
            ("creationTimestamp", metadata.CreationTimestamp != default), ("deletionTimestamp", metadata.DeletionTimestamp is not null),
            ("deletionGracePeriodSeconds", metadata.DeletionGracePeriodSeconds is not null), ("ownerReferences", !metadata.OwnerReferences.IsNull),
            ("finalizers", !metadata.Finalizers.IsNull), ("managedFields", !metadata.ManagedFields.IsNull),
        ];
        foreach (var (name, isSet) in others)
        {
            if (isSet)
            {
                errors.Add(FieldError.Forbidden(path.Child(name), "cannot be set"));
            }
        }
    }
}
