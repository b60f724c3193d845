using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks security contexts of pods and containers.</summary>
internal static class SecurityValidation
{
    public static void Validate(SecurityContext context, FieldPath path, FieldErrorList errors)
    {
        User(context.RunAsUser, context.RunAsGroup, path, errors);
        if (context.ProcMount is { } procMount)
        {
            errors.OneOf(path.Child("procMount"), procMount, "Default", "Unmasked");
        }

        Profile(context.SeccompProfile?.Type, context.SeccompProfile?.LocalhostProfile, path.Child("seccompProfile"), errors);
        Profile(context.AppArmorProfile?.Type, context.AppArmorProfile?.LocalhostProfile, path.Child("appArmorProfile"), errors);
        if (context.AllowPrivilegeEscalation == false)
        {
            if (context.Privileged == true)
            {
                errors.Add(FieldError.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
            }

            if (context.Capabilities is { } capabilities && capabilities.Add.Any(c => c is "CAP_SYS_ADMIN"))
            {
                errors.Add(FieldError.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"));
            }
        }
    }

    public static void Validate(PodSecurityContext context, PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (context.FsGroup is { } group)
        {
            errors.Messages(path.Child("fsGroup"), group, Identifiers.IsGroupId(group));
        }

        User(context.RunAsUser, context.RunAsGroup, path, errors);
        for (var i = 0; i < context.SupplementalGroups.Count; i++)
        {
            errors.Messages(path.Child("supplementalGroups").Index(i), context.SupplementalGroups[i], Identifiers.IsGroupId(context.SupplementalGroups[i]));
        }

        if (spec is { ShareProcessNamespace: true, HostPid: true })
        {
            errors.Add(FieldError.Invalid(path.Child("shareProcessNamespace"), true, "ShareProcessNamespace and HostPID cannot both be enabled"));
        }

        Sysctls(context.Sysctls, path.Child("sysctls"), errors);
        if (context.FsGroupChangePolicy is { } policy)
        {
            errors.OneOf(path.Child("fsGroupChangePolicy"), policy, "Always", "OnRootMismatch");
        }

        Profile(context.SeccompProfile?.Type, context.SeccompProfile?.LocalhostProfile, path.Child("seccompProfile"), errors);
        Profile(context.AppArmorProfile?.Type, context.AppArmorProfile?.LocalhostProfile, path.Child("appArmorProfile"), errors);
    }

    private static void User(long? user, long? group, FieldPath path, FieldErrorList errors)
    {
        if (user is { } uid)
        {
            errors.Messages(path.Child("runAsUser"), uid, Identifiers.IsUserId(uid));
        }

        if (group is { } gid)
        {
            errors.Messages(path.Child("runAsGroup"), gid, Identifiers.IsGroupId(gid));
        }
    }

    private static void Sysctls(ValueList<Sysctl> sysctls, FieldPath path, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sysctls.Count; i++)
        {
            if (sysctls[i].Name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i).Child("name")));
            }
            else if (!names.Add(sysctls[i].Name))
            {
                errors.Add(FieldError.Duplicate(path.Index(i).Child("name"), sysctls[i].Name));
            }
        }
    }

    private static void Profile(string? type, string? local, FieldPath path, FieldErrorList errors)
    {
        if (type is null)
        {
            return;
        }

        errors.OneOf(path.Child("type"), type, "Localhost", "RuntimeDefault", "Unconfined");
        if (type == "Localhost")
        {
            if (string.IsNullOrEmpty(local))
            {
                errors.Add(FieldError.Required(path.Child("localhostProfile"), "must be set when seccomp type is Localhost"));
            }
            else
            {
                VolumeValidation.Descending(local, path.Child("localhostProfile"), errors);
            }
        }
        else if (local is not null)
        {
            errors.Add(FieldError.Invalid(path.Child("localhostProfile"), local, "can only be set when seccomp type is Localhost"));
        }
    }
}
