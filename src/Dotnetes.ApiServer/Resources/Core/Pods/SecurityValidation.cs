using System.Text.RegularExpressions;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks security contexts of pods and containers.</summary>
internal static partial class SecurityValidation
{
    private const int MaxSysctl = 253;
    private const int MaxProfile = 4095;
    private const string SysctlPattern = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";

    [GeneratedRegex(SysctlPattern, RegexOptions.NonBacktracking)]
    private static partial Regex SysctlName();

    public static void Validate(SecurityContext context, bool hostUsers, FieldPath path, FieldErrorList errors)
    {
        User(context.RunAsUser, context.RunAsGroup, path, errors);
        if (context.ProcMount is { } procMount)
        {
            errors.OneOf(path.Child("procMount"), procMount, "Default", "Unmasked");
            if (hostUsers && procMount == "Unmasked")
            {
                errors.Add(FieldError.Invalid(path.Child("procMount"), procMount, "`hostUsers` must be false to use `Unmasked`"));
            }
        }

        Seccomp(context.SeccompProfile, path.Child("seccompProfile"), errors);
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

        WindowsValidation.Options(context.WindowsOptions, path.Child("windowsOptions"), errors);
        AppArmor(context.AppArmorProfile, path.Child("appArmorProfile"), errors);
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

        Sysctls(context.Sysctls, spec, path.Child("sysctls"), errors);
        if (context.FsGroupChangePolicy is { } policy)
        {
            errors.OneOf(path.Child("fsGroupChangePolicy"), policy, "Always", "OnRootMismatch");
        }

        Seccomp(context.SeccompProfile, path.Child("seccompProfile"), errors);
        WindowsValidation.Options(context.WindowsOptions, path.Child("windowsOptions"), errors);
        AppArmor(context.AppArmorProfile, path.Child("appArmorProfile"), errors);
        if (context.SupplementalGroupsPolicy is { } groups)
        {
            errors.OneOf(path.Child("supplementalGroupsPolicy"), groups, "Merge", "Strict");
        }

        if (context.SeLinuxChangePolicy is { } labels)
        {
            // Mounting with labels is not on by default (gate SELinuxMount).
            if (labels != "Recursive")
            {
                errors.Add(FieldError.NotSupported(path.Child("seLinuxChangePolicy"), labels, "Recursive"));
            }
        }
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

    private static void Sysctls(ValueList<Sysctl> sysctls, PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sysctls.Count; i++)
        {
            var name = sysctls[i].Name;
            var at = path.Index(i).Child("name");
            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(at));
            }
            else if (name.Length > MaxSysctl || !SysctlName().IsMatch(name))
            {
                errors.Add(FieldError.Invalid(at, name, $"must have at most {MaxSysctl} characters and match regex {SysctlPattern}"));
            }
            else if (!names.Add(name))
            {
                errors.Add(FieldError.Duplicate(at, name));
            }

            var dotted = name.Replace('/', '.');
            if (spec.HostNetwork && dotted.StartsWith("net.", StringComparison.Ordinal))
            {
                errors.Add(FieldError.Invalid(at, name, "may not be specified when 'hostNetwork' is true"));
            }

            if (spec.HostIpc && (dotted is "kernel.sem" || dotted.StartsWith("kernel.shm", StringComparison.Ordinal) || dotted.StartsWith("kernel.msg", StringComparison.Ordinal) || dotted.StartsWith("fs.mqueue.", StringComparison.Ordinal)))
            {
                errors.Add(FieldError.Invalid(at, name, "may not be specified when 'hostIPC' is true"));
            }
        }
    }

    private static void Seccomp(SeccompProfile? profile, FieldPath path, FieldErrorList errors)
    {
        if (profile is null)
        {
            return;
        }

        if (profile.Type.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("type"), "type is required when seccompProfile is set"));
        }
        else
        {
            errors.OneOf(path.Child("type"), profile.Type, "Localhost", "RuntimeDefault", "Unconfined");
        }

        var local = path.Child("localhostProfile");
        if (profile.Type != "Localhost")
        {
            if (profile.LocalhostProfile is not null)
            {
                errors.Add(GoObject.Invalid(local, "can only be set when seccomp type is Localhost", ("Type", profile.Type), ("LocalhostProfile", profile.LocalhostProfile)));
            }
        }
        else if (profile.LocalhostProfile is null)
        {
            errors.Add(FieldError.Required(local, "must be set when seccomp type is Localhost"));
        }
        else
        {
            VolumeValidation.Descending(profile.LocalhostProfile, local, errors);
        }
    }

    /// <summary>Checks an AppArmor profile.</summary>
    public static void AppArmor(AppArmorProfile? profile, FieldPath path, FieldErrorList errors)
    {
        if (profile is null)
        {
            return;
        }

        var local = path.Child("localhostProfile");
        switch (profile.Type)
        {
            case "Localhost":
                var name = profile.LocalhostProfile ?? "";
                if (name.Trim().Length == 0 && name.Length == 0)
                {
                    errors.Add(FieldError.Required(local, "must be set when AppArmor type is Localhost"));
                }
                else if (name.Trim() != name)
                {
                    errors.Add(FieldError.Invalid(local, name, "must not be padded with whitespace"));
                }

                if (name.Length > MaxProfile)
                {
                    errors.Add(FieldError.TooLong(local, MaxProfile));
                }

                break;
            case "RuntimeDefault" or "Unconfined":
                if (profile.LocalhostProfile is { } given)
                {
                    errors.Add(FieldError.Invalid(local, given, "can only be set when AppArmor type is Localhost"));
                }

                break;
            case "":
                errors.Add(FieldError.Required(path.Child("type"), "type is required when appArmorProfile is set"));
                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("type"), profile.Type, "Localhost", "RuntimeDefault", "Unconfined"));
                break;
        }
    }
}
