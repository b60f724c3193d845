using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks of object metadata as a whole, when an object is made and when it is changed.</summary>
public static class ObjectMetaValidation
{
    /// <summary>How many bytes the name of a subresource in a managed fields entry may have.</summary>
    public const int MaxSubresourceNameLength = 256;

    /// <summary>Checks the metadata of a new object, whose name was already generated if it had to be.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="isNamespaced">Whether objects of the kind live in namespaces.</param>
    /// <param name="checkName">The rule for names of the kind.</param>
    /// <param name="field">The path of the metadata.</param>
    public static FieldErrorList Validate(ObjectMeta metadata, bool isNamespaced, NameCheck checkName, FieldPath field)
    {
        var errors = new FieldErrorList();
        if (metadata.GenerateName.Length > 0)
        {
            errors.AddInvalid(field.Child("generateName"), metadata.GenerateName, checkName(metadata.GenerateName, true));
        }

        if (metadata.Name.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("name"), "name or generateName is required"));
        }
        else
        {
            errors.AddInvalid(field.Child("name"), metadata.Name, checkName(metadata.Name, false));
        }

        ValidateNamespace(metadata.Namespace, isNamespaced, field.Child("namespace"), errors);
        if (metadata.Generation < 0)
        {
            errors.Add(FieldError.Invalid(field.Child("generation"), metadata.Generation, ValidationMessages.NotNegative));
        }

        errors.AddRange(MetadataValidation.ValidateLabels(metadata.Labels, field.Child("labels")));
        errors.AddRange(MetadataValidation.ValidateAnnotations(metadata.Annotations, field.Child("annotations")));
        errors.AddRange(ValidateOwnerReferences(metadata.OwnerReferences, field.Child("ownerReferences")));
        errors.AddRange(MetadataValidation.ValidateFinalizers(metadata.Finalizers, field.Child("finalizers")));
        errors.AddRange(ValidateManagedFields(metadata.ManagedFields, field.Child("managedFields")));
        return errors;
    }

    /// <summary>Checks the metadata of a changed object against that of the stored one.</summary>
    public static FieldErrorList ValidateUpdate(ObjectMeta updated, ObjectMeta stored, FieldPath field)
    {
        var errors = ValidateChange(updated, stored, field);
        errors.AddRange(MetadataValidation.ValidateLabels(updated.Labels, field.Child("labels")));
        errors.AddRange(MetadataValidation.ValidateAnnotations(updated.Annotations, field.Child("annotations")));
        errors.AddRange(ValidateOwnerReferences(updated.OwnerReferences, field.Child("ownerReferences")));
        errors.AddRange(ValidateManagedFields(updated.ManagedFields, field.Child("managedFields")));
        return errors;
    }

    /// <summary>Checks only what may not change, which is what an update can have wrong besides what a new object can.</summary>
    public static FieldErrorList ValidateChange(ObjectMeta updated, ObjectMeta stored, FieldPath field)
    {
        var errors = new FieldErrorList();
        if (stored.DeletionTimestamp is not null)
        {
            errors.AddRange(MetadataValidation.ValidateNoNewFinalizers(updated.Finalizers, stored.Finalizers, field.Child("finalizers")));
        }

        if (updated.ResourceVersion.Length == 0)
        {
            errors.Add(FieldError.Invalid(field.Child("resourceVersion"), updated.ResourceVersion, "must be specified for an update"));
        }

        if (updated.Generation < stored.Generation)
        {
            errors.Add(FieldError.Invalid(field.Child("generation"), updated.Generation, "must not be decremented"));
        }

        ValidateImmutable(updated.Name, stored.Name, field.Child("name"), errors);
        ValidateImmutable(updated.Namespace, stored.Namespace, field.Child("namespace"), errors);
        ValidateImmutable(updated.Uid, stored.Uid, field.Child("uid"), errors);
        ValidateImmutable<Time>(updated.CreationTimestamp, stored.CreationTimestamp, field.Child("creationTimestamp"), errors);
        ValidateImmutable(updated.DeletionTimestamp, stored.DeletionTimestamp, field.Child("deletionTimestamp"), errors);
        if (updated.DeletionGracePeriodSeconds != stored.DeletionGracePeriodSeconds)
        {
            var path = field.Child("deletionGracePeriodSeconds");
            errors.Add(updated.DeletionGracePeriodSeconds is { } seconds
                ? FieldError.Invalid(path, seconds, ValidationMessages.FieldImmutable)
                : new(FieldErrorType.Invalid, path.ToString(), "null", ValidationMessages.FieldImmutable));
        }

        return errors;
    }

    /// <summary>Checks owner references, of which at most one may be the controller.</summary>
    public static FieldErrorList ValidateOwnerReferences(ValueList<OwnerReference> references, FieldPath field)
    {
        var errors = new FieldErrorList();
        string? controller = null;
        foreach (var reference in references)
        {
            ValidateOwnerReference(reference, field, errors);
            if (reference.Controller != true)
            {
                continue;
            }

            var name = $"{reference.Kind}/{reference.Name}";
            if (controller is null)
            {
                controller = name;
                continue;
            }

            using var writer = new JsonWriter(512);
            writer.BeginArray();
            foreach (var each in references)
            {
                writer.Element();
                writer.WriteRaw(JsonText.Encode(each));
            }

            writer.EndArray();
            errors.Add(new(
                FieldErrorType.Invalid,
                field.ToString(),
                Encoding.UTF8.GetString(writer.Written),
                $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {name}"));
        }

        return errors;
    }

    /// <summary>Checks the records of which manager owns which fields.</summary>
    public static FieldErrorList ValidateManagedFields(ValueList<ManagedFieldsEntry> entries, FieldPath field)
    {
        var errors = new FieldErrorList();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var path = field.Index(i);
            if (entry.Operation is not ("Apply" or "Update"))
            {
                errors.Add(FieldError.Invalid(path.Child("operation"), entry.Operation, "must be `Apply` or `Update`"));
            }

            if (entry.FieldsType is not ("" or "FieldsV1"))
            {
                errors.Add(FieldError.Invalid(path.Child("fieldsType"), entry.FieldsType, "must be `FieldsV1`"));
            }

            errors.AddRange(MetadataValidation.ValidateFieldManager(entry.Manager, path.Child("manager")));
            if (Encoding.UTF8.GetByteCount(entry.Subresource) > MaxSubresourceNameLength)
            {
                errors.Add(FieldError.TooLong(path.Child("subresource"), MaxSubresourceNameLength));
            }
        }

        return errors;
    }

    private static void ValidateNamespace(string name, bool isNamespaced, FieldPath field, FieldErrorList errors)
    {
        if (!isNamespaced)
        {
            if (name.Length > 0)
            {
                errors.Add(FieldError.Forbidden(field, "not allowed on this type"));
            }
        }
        else if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else
        {
            errors.AddInvalid(field, name, DnsNames.IsDns1123Label(name));
        }
    }

    private static void ValidateOwnerReference(OwnerReference reference, FieldPath field, FieldErrorList errors)
    {
        var kind = Schema.GroupVersionKind.FromApiVersionAndKind(reference.ApiVersion, reference.Kind);
        if (kind.Version.Length == 0)
        {
            errors.Add(FieldError.Invalid(field.Child("apiVersion"), reference.ApiVersion, "version must not be empty"));
        }

        RequireNotEmpty(reference.Kind, field.Child("kind"), errors);
        RequireNotEmpty(reference.Name, field.Child("name"), errors);
        RequireNotEmpty(reference.Uid, field.Child("uid"), errors);
        if (kind == new Schema.GroupVersionKind("", "v1", "Event"))
        {
            errors.Add(FieldError.Invalid(field, reference, $"{kind} is disallowed from being an owner"));
        }
    }

    private static void RequireNotEmpty(string value, FieldPath field, FieldErrorList errors)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Invalid(field, value, "must not be empty"));
        }
    }

    private static void ValidateImmutable(string updated, string stored, FieldPath field, FieldErrorList errors)
    {
        if (updated != stored)
        {
            errors.Add(FieldError.Invalid(field, updated, ValidationMessages.FieldImmutable));
        }
    }

    private static void ValidateImmutable<T>(T? updated, T? stored, FieldPath field, FieldErrorList errors)
        where T : struct, IJsonValue<T>
    {
        if (!EqualityComparer<T?>.Default.Equals(updated, stored))
        {
            errors.Add(updated is { } value
                ? FieldError.Invalid(field, value, ValidationMessages.FieldImmutable)
                : new(FieldErrorType.Invalid, field.ToString(), "null", ValidationMessages.FieldImmutable));
        }
    }
}
