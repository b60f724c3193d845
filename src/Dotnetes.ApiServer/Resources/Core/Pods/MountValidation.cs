using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks where volumes appear in a container.</summary>
internal static class MountValidation
{
    /// <summary>Checks the mounts and the devices of a container.</summary>
    public static void Validate(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        Mounts(container, volumes, path.Child("volumeMounts"), errors);
        Devices(container, volumes, path.Child("volumeDevices"), errors);
    }

    private static void Mounts(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < container.VolumeMounts.Count; i++)
        {
            var mount = container.VolumeMounts[i];
            var at = path.Index(i);
            if (mount.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            if (!volumes.ContainsKey(mount.Name))
            {
                errors.Add(FieldError.NotFound(at.Child("name"), mount.Name));
            }

            if (mount.MountPath.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("mountPath")));
            }

            if (!targets.Add(mount.MountPath))
            {
                errors.Add(FieldError.Invalid(at.Child("mountPath"), mount.MountPath, "must be unique"));
            }

            if (container.VolumeDevices.Any(d => d.Name == mount.Name))
            {
                errors.Add(FieldError.Invalid(at.Child("name"), mount.Name, "must not already exist in volumeDevices"));
            }

            if (container.VolumeDevices.Any(d => d.DevicePath == mount.MountPath))
            {
                errors.Add(FieldError.Invalid(at.Child("mountPath"), mount.MountPath, "must not already exist as a path in volumeDevices"));
            }

            if (mount.SubPath.Length > 0)
            {
                VolumeValidation.Descending(mount.SubPath, path.Child("subPath"), errors);
            }

            if (mount.SubPathExpr.Length > 0)
            {
                if (mount.SubPath.Length > 0)
                {
                    errors.Add(FieldError.Invalid(at.Child("subPathExpr"), mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive"));
                }

                VolumeValidation.Descending(mount.SubPathExpr, path.Child("subPathExpr"), errors);
            }

            Propagation(mount, container, path.Child("mountPropagation"), errors);
            ReadOnly(mount, path.Child("recursiveReadOnly"), errors);
        }
    }

    private static void Propagation(VolumeMount mount, Container container, FieldPath path, FieldErrorList errors)
    {
        if (mount.MountPropagation is not { } propagation)
        {
            return;
        }

        errors.OneOf(path, propagation, "Bidirectional", "HostToContainer", "None");
        if (propagation == "Bidirectional" && container.SecurityContext?.Privileged != true)
        {
            errors.Add(FieldError.Forbidden(path, "Bidirectional mount propagation is available only to privileged containers"));
        }
    }

    private static void ReadOnly(VolumeMount mount, FieldPath path, FieldErrorList errors)
    {
        switch (mount.RecursiveReadOnly)
        {
            case null or "Disabled":
                break;
            case "Enabled" or "IfPossible":
                if (!mount.ReadOnly)
                {
                    errors.Add(FieldError.Forbidden(path, "may only be specified when readOnly is true"));
                }

                if (mount.MountPropagation is not (null or "None"))
                {
                    errors.Add(FieldError.Forbidden(path, "may only be specified when mountPropagation is None or not specified"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(path, mount.RecursiveReadOnly, "Disabled", "Enabled", "IfPossible"));
                break;
        }
    }

    private static void Devices(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < container.VolumeDevices.Count; i++)
        {
            var device = container.VolumeDevices[i];
            var at = path.Index(i);
            if (device.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            if (device.Name.Length > 0 && container.VolumeDevices.FindIndex(d => d.Name == device.Name) < i)
            {
                errors.Add(FieldError.Invalid(at.Child("name"), device.Name, "must be unique"));
            }

            if (!volumes.TryGetValue(device.Name, out var volume))
            {
                errors.Add(FieldError.NotFound(at.Child("name"), device.Name));
            }
            else if (volume is { PersistentVolumeClaim: null, Ephemeral: null })
            {
                errors.Add(FieldError.Invalid(at.Child("name"), device.Name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"));
            }

            if (device.DevicePath.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("devicePath")));
            }

            if (container.VolumeDevices.FindIndex(d => d.DevicePath == device.DevicePath) < i)
            {
                errors.Add(FieldError.Invalid(at.Child("devicePath"), device.DevicePath, "must be unique"));
            }

            if (device.DevicePath.Split('/').Contains(".."))
            {
                errors.Add(FieldError.Invalid(at.Child("devicePath"), device.DevicePath, "can not contain backsteps ('..')"));
            }

            if (container.VolumeMounts.Any(m => m.Name == device.Name))
            {
                errors.Add(FieldError.Invalid(at.Child("name"), device.Name, "must not already exist in volumeMounts"));
            }

            if (container.VolumeMounts.Any(m => m.MountPath == device.DevicePath))
            {
                errors.Add(FieldError.Invalid(at.Child("devicePath"), device.DevicePath, "must not already exist as a path in volumeMounts"));
            }
        }
    }
}
