using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What pods of one operating system, and pods with users of their own, may not ask for.</summary>
internal static class PodPlatformValidation
{
    private const string NotOnWindows = "cannot be set for a windows pod";
    private const string NotOnLinux = "windows options cannot be set for a linux pod";
    private const string NotWithUsers = "when `hostUsers` is false";

    /// <summary>Checks the operating system of a pod, and what it may ask for there.</summary>
    public static void System(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        switch (spec.Os?.Name)
        {
            case null:
                break;
            case "linux":
                Linux(spec, path, errors);
                break;
            case "windows":
                Windows(spec, path, errors);
                break;
            case "":
                errors.Add(FieldError.Required(path.Child("os", "name")));
                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("os"), spec.Os.Name, "linux", "windows"));
                break;
        }
    }

    /// <summary>Checks what pods with users of their own may ask for.</summary>
    public static void Users(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.HostUsers != false)
        {
            return;
        }

        Forbid(errors, spec.HostNetwork, path.Child("hostNetwork"), NotWithUsers);
        Forbid(errors, spec.HostPid, path.Child("HostPID"), NotWithUsers);
        Forbid(errors, spec.HostIpc, path.Child("HostIPC"), NotWithUsers);
        foreach (var (container, at) in Containers(spec, path))
        {
            Forbid(errors, !container.VolumeDevices.IsEmpty, at.Child("volumeDevices"), NotWithUsers);
        }
    }

    private static void Linux(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        Forbid(errors, spec.SecurityContext?.WindowsOptions is not null, path.Child("securityContext", "windowsOptions"), NotOnLinux);
        foreach (var (container, at) in Containers(spec, path))
        {
            Forbid(errors, container.SecurityContext?.WindowsOptions is not null, at.Child("securityContext", "windowsOptions"), NotOnLinux);
        }
    }

    private static void Windows(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.SecurityContext is { } pod)
        {
            var at = path.Child("securityContext");
            Forbid(errors, pod.AppArmorProfile is not null, at.Child("appArmorProfile"), NotOnWindows);
            Forbid(errors, pod.SeLinuxOptions is not null, at.Child("seLinuxOptions"), NotOnWindows);
            Forbid(errors, spec.HostUsers is not null, path.Child("hostUsers"), NotOnWindows);
            Forbid(errors, spec.HostPid, path.Child("hostPID"), NotOnWindows);
            Forbid(errors, spec.HostIpc, path.Child("hostIPC"), NotOnWindows);
            Forbid(errors, pod.SeccompProfile is not null, at.Child("seccompProfile"), NotOnWindows);
            Forbid(errors, pod.FsGroup is not null, at.Child("fsGroup"), NotOnWindows);
            Forbid(errors, pod.FsGroupChangePolicy is not null, at.Child("fsGroupChangePolicy"), NotOnWindows);
            Forbid(errors, !pod.Sysctls.IsEmpty, at.Child("sysctls"), NotOnWindows);
            Forbid(errors, spec.ShareProcessNamespace is not null, path.Child("shareProcessNamespace"), NotOnWindows);
            Forbid(errors, pod.RunAsUser is not null, at.Child("runAsUser"), NotOnWindows);
            Forbid(errors, pod.RunAsGroup is not null, at.Child("runAsGroup"), NotOnWindows);
            Forbid(errors, !pod.SupplementalGroups.IsNull, at.Child("supplementalGroups"), NotOnWindows);
            Forbid(errors, pod.SupplementalGroupsPolicy is not null, at.Child("supplementalGroupsPolicy"), NotOnWindows);
            Forbid(errors, pod.SeLinuxChangePolicy is not null, at.Child("seLinuxChangePolicy"), NotOnWindows);
        }

        foreach (var (container, path2) in Containers(spec, path))
        {
            if (container.SecurityContext is not { } context)
            {
                continue;
            }

            var at = path2.Child("securityContext");
            Forbid(errors, context.AppArmorProfile is not null, at.Child("appArmorProfile"), NotOnWindows);
            Forbid(errors, context.SeLinuxOptions is not null, at.Child("seLinuxOptions"), NotOnWindows);
            Forbid(errors, context.SeccompProfile is not null, at.Child("seccompProfile"), NotOnWindows);
            Forbid(errors, context.Capabilities is not null, at.Child("capabilities"), NotOnWindows);
            Forbid(errors, context.ReadOnlyRootFilesystem is not null, at.Child("readOnlyRootFilesystem"), NotOnWindows);
            Forbid(errors, context.Privileged is not null, at.Child("privileged"), NotOnWindows);
            Forbid(errors, context.AllowPrivilegeEscalation is not null, at.Child("allowPrivilegeEscalation"), NotOnWindows);
            Forbid(errors, context.ProcMount is not null, at.Child("procMount"), NotOnWindows);
            Forbid(errors, context.RunAsUser is not null, at.Child("runAsUser"), NotOnWindows);
            Forbid(errors, context.RunAsGroup is not null, at.Child("runAsGroup"), NotOnWindows);
        }
    }

    private static void Forbid(FieldErrorList errors, bool given, FieldPath path, string text)
    {
        if (given)
        {
            errors.Add(FieldError.Forbidden(path, text));
        }
    }

    /// <summary>All containers of a pod and where they stand.</summary>
    public static IEnumerable<(Container Container, FieldPath Path)> Containers(PodSpec spec, FieldPath path)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            yield return (spec.InitContainers[i], path.Child("initContainers").Index(i));
        }

        for (var i = 0; i < spec.Containers.Count; i++)
        {
            yield return (spec.Containers[i], path.Child("containers").Index(i));
        }

        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            var container = spec.EphemeralContainers[i];
            yield return (ContainerDefaults.AsContainer(container), path.Child("ephemeralContainers").Index(i));
        }
    }
}
