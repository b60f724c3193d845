using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The rules of claims, alone and in templates.</summary>
internal static class PersistentVolumeClaimValidation
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <summary>Checks a spec.</summary>
    public static void Spec(PersistentVolumeClaimSpec spec, FieldPath path, FieldErrorList errors)
    {
        var selector = LabelSelectorValidation.Validate(spec.Selector, path.Child("selector"));
        if (!spec.AccessModes.IsEmpty)
        {
            errors.AddRange(selector);
        }

        AccessModeChecks.Modes(errors, path.Child("accessModes"), spec.AccessModes, "at least 1 access mode is required");
        if (spec.AccessModes.IsEmpty)
        {
            errors.AddRange(selector);
        }

        var size = path.Child("resources").Key("storage");
        if (!spec.Resources.Requests.TryGetValue("storage", out var amount))
        {
            errors.Add(FieldError.Required(size));
        }
        else
        {
            AccessModeChecks.Positive(errors, size, amount);
        }

        AccessModeChecks.ClassName(errors, path.Child("storageClassName"), spec.StorageClassName);
        AccessModeChecks.VolumeMode(errors, path.Child("volumeMode"), spec.VolumeMode);
        if (spec.DataSource is { } source)
        {
            Reference(errors, path.Child("dataSource"), source.ApiGroup, source.Kind, source.Name);
        }

        if (spec.DataSourceRef is { } reference)
        {
            Reference(errors, path.Child("dataSourceRef"), reference.ApiGroup, reference.Kind, reference.Name);
            if (reference.Namespace is { Length: > 0 } ns)
            {
                errors.Label(path.Child("dataSourceRef", "namespace"), ns);
            }
        }

        // Upstream shows the path of the other field here, which has nothing in it that could be shown.
        if (spec is { DataSource: { } one, DataSourceRef: { } other })
        {
            if (other.Namespace is { Length: > 0 })
            {
                errors.Add(GoObject.Invalid(path, "{}", "may not be specified when dataSourceRef.namespace is specified"));
            }
            else if (one.ApiGroup != other.ApiGroup || one.Kind != other.Kind || one.Name != other.Name)
            {
                errors.Add(GoObject.Invalid(path, "{}", "must match dataSourceRef"));
            }
        }

        AccessModeChecks.ClassName(errors, path.Child("volumeAttributesClassName"), spec.VolumeAttributesClassName);
    }

    /// <summary>Checks a change: a bound claim may grow, and take another attributes class; nothing else changes.</summary>
    public static void Change(PersistentVolumeClaim value, PersistentVolumeClaim old, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        Spec(value.Spec, path, errors);
        var (spec, before) = (value.Spec, old.Spec);
        var was = old.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? "";
        var movedToField = was.Length > 0 && before.StorageClassName is null && spec.StorageClassName == was;
        if (!movedToField && (value.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? "") is var annotation && annotation != was)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "annotations", ClassAnnotation), annotation, ValidationMessages.FieldImmutable));
        }

        var bound = value.Status.Phase == "Bound";
        var comparable = spec with
        {
            VolumeName = before.VolumeName.Length == 0 ? "" : spec.VolumeName,
            StorageClassName = movedToField || (before.StorageClassName is null && was.Length == 0 && !bound) ? before.StorageClassName : spec.StorageClassName,
            Resources = bound ? spec.Resources with { Requests = Sized(spec.Resources.Requests, before.Resources.Requests) } : spec.Resources,
            VolumeAttributesClassName = bound ? before.VolumeAttributesClassName : spec.VolumeAttributesClassName,
        };
        if (comparable != before)
        {
            var shown = before with { VolumeName = before.VolumeName.Length == 0 ? spec.VolumeName : before.VolumeName };
            var difference = InternalForm.Difference(shown, comparable with { VolumeName = spec.VolumeName });
            errors.Add(FieldError.Forbidden(path, "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n" + difference));
        }

        var size = spec.Resources.Requests.GetValueOrDefault("storage");
        if (size < before.Resources.Requests.GetValueOrDefault("storage") && size <= old.Status.Capacity.GetValueOrDefault("storage"))
        {
            errors.Add(FieldError.Forbidden(path.Child("resources", "requests").Child("storage"), "field can not be less than status.capacity"));
        }

        errors.Immutable(FieldPath.Of("volumeMode"), spec.VolumeMode, before.VolumeMode);
        if (old.Status.CurrentVolumeAttributesClassName is not null && spec.VolumeAttributesClassName != before.VolumeAttributesClassName && string.IsNullOrEmpty(spec.VolumeAttributesClassName))
        {
            var what = spec.VolumeAttributesClassName is null ? "nil" : "empty string";
            errors.Add(FieldError.Forbidden(path.Child("volumeAttributesClassName"), $"update to {what} is forbidden when status.currentVolumeAttributesClassName is not nil"));
        }
    }

    /// <summary>Checks a status.</summary>
    public static void Status(PersistentVolumeClaim value, FieldErrorList errors)
    {
        foreach (var (name, amount) in value.Status.Capacity)
        {
            if (amount.Sign < 0)
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("status", "capacity").Key(name), amount.Value(), "must be a valid resource quantity"));
            }
        }

        foreach (var (name, state) in value.Status.AllocatedResourceStatuses)
        {
            var path = FieldPath.Of("status", "allocatedResourceStatuses");
            ResourceKey(errors, path, name);
            if (state is not ("ControllerResizeInProgress" or "ControllerResizeInfeasible" or "NodeResizePending" or "NodeResizeInProgress" or "NodeResizeInfeasible"))
            {
                errors.Add(FieldError.NotSupported(path, name, "ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizeInProgress", "NodeResizeInfeasible", "NodeResizePending"));
            }
        }

        foreach (var (name, amount) in value.Status.AllocatedResources)
        {
            var path = FieldPath.Of("status", "allocatedResources");
            ResourceKey(errors, path, name);
            errors.NotNegative(path.Key(name), amount);
        }
    }

    private static void ResourceKey(FieldErrorList errors, FieldPath path, string name)
    {
        var wrong = QualifiedNames.IsQualifiedName(name);
        errors.Messages(path, name, wrong);
        if (wrong.IsEmpty && ResourceNames.IsNative(name) && name != "storage")
        {
            errors.Add(FieldError.NotSupported(path, name, "storage"));
        }
    }

    private static ValueMap<Quantity> Sized(ValueMap<Quantity> requests, ValueMap<Quantity> old) =>
        requests.IsNull ? requests : old.TryGetValue("storage", out var size) ? requests.With("storage", size) : requests;

    private static void Reference(FieldErrorList errors, FieldPath path, string? group, string kind, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name")));
        }

        if (kind.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("kind")));
        }

        if (string.IsNullOrEmpty(group))
        {
            if (kind != "PersistentVolumeClaim")
            {
                errors.Add(FieldError.Invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
            }
        }
        else
        {
            errors.Subdomain(path.Child("apiGroup"), group);
        }
    }
}
