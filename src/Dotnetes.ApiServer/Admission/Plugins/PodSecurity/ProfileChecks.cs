using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Rules about the profiles of AppArmor, SELinux and seccomp.</summary>
internal static class ProfileChecks
{
    private const string AppArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
    private const string SeccompPod = "seccomp.security.alpha.kubernetes.io/pod";
    private const string SeccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";

    public static PodSecurityViolation? AppArmor(ObjectMeta metadata, PodSpec spec)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        var pod = IsBad(spec.SecurityContext?.AppArmorProfile?.Type, values);
        var containers = ContainerChecks.Names(spec, c => IsBad(c.SecurityContext?.AppArmorProfile?.Type, values));
        var annotations = metadata.Annotations
            .Where(static a => a.Key.StartsWith(AppArmorPrefix, StringComparison.Ordinal))
            .Where(static a => a.Value is not ("" or "runtime/default") && !a.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(static a => $"{a.Key}={GoText.Quote(a.Value)}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        var setters = new List<string>();
        if (pod || containers.Count > 0)
        {
            setters.Add(Wording.Setters(pod, containers));
        }

        if (annotations.Length > 0)
        {
            setters.Add(Wording.Plural("annotation", annotations.Length));
        }

        string[] bad = [.. values, .. annotations];
        return setters.Count == 0
            ? null
            : new(Wording.Plural("forbidden AppArmor profile", bad.Length), $"{string.Join(" and ", setters)} must not set AppArmor profile type to {Wording.Quoted(bad)}");
    }

    public static Func<ObjectMeta, PodSpec, PodSecurityViolation?> SeLinux(int minor)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal) { "", "container_t", "container_init_t", "container_kvm_t" };
        if (minor >= 31)
        {
            allowed.Add("container_engine_t");
        }

        return (_, spec) => SeLinux(spec, allowed);
    }

    public static PodSecurityViolation? SeccompAnnotations(ObjectMeta metadata, PodSpec spec)
    {
        var bad = PodContainer.All(spec).Select(static c => SeccompPrefix + c.Name).Prepend(SeccompPod)
            .Where(key => metadata.Annotations.TryGetValue(key, out var value)
                && value is not ("runtime/default" or "docker/default")
                && !value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(key => $"{key}={GoText.Quote(metadata.Annotations[key])}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return bad.Length == 0 ? null : new("seccompProfile", $"forbidden {Wording.Plural("annotation", bad.Length)} {string.Join(", ", bad)}");
    }

    public static PodSecurityViolation? SeccompBaseline(ObjectMeta metadata, PodSpec spec)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        var pod = IsBad(spec.SecurityContext?.SeccompProfile?.Type, values);
        var containers = ContainerChecks.Names(spec, c => IsBad(c.SecurityContext?.SeccompProfile?.Type, values));
        return !pod && containers.Count == 0
            ? null
            : new("seccompProfile", $"{Wording.Setters(pod, containers)} must not set securityContext.seccompProfile.type to {Wording.Quoted(values)}");
    }

    public static PodSecurityViolation? SeccompRestricted(ObjectMeta metadata, PodSpec spec)
    {
        if (SeccompBaseline(metadata, spec) is { } violation)
        {
            return violation;
        }

        var silent = spec.SecurityContext?.SeccompProfile is not null ? [] : ContainerChecks.Names(spec, static c => c.SecurityContext?.SeccompProfile is null);
        return silent.Count == 0
            ? null
            : new("seccompProfile", $"pod or {Wording.Counted("container", silent)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }

    // The types of AppArmor and of seccomp profiles are named alike.
    private static bool IsBad(string? type, SortedSet<string> values)
    {
        if (type is null or "RuntimeDefault" or "Localhost")
        {
            return false;
        }

        values.Add(type);
        return true;
    }

    private static PodSecurityViolation? SeLinux(PodSpec spec, HashSet<string> allowed)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var (setsUser, setsRole) = (false, false);
        var pod = IsBadOption(spec.SecurityContext?.SeLinuxOptions);
        var containers = ContainerChecks.Names(spec, c => IsBadOption(c.SecurityContext?.SeLinuxOptions));
        if (!pod && containers.Count == 0)
        {
            return null;
        }

        var details = new List<string>();
        if (types.Count > 0)
        {
            details.Add(Wording.Counted("type", types));
        }

        if (setsUser)
        {
            details.Add("user may not be set");
        }

        if (setsRole)
        {
            details.Add("role may not be set");
        }

        return new("seLinuxOptions", $"{Wording.Setters(pod, containers)} set forbidden securityContext.seLinuxOptions: {string.Join("; ", details)}");

        bool IsBadOption(SELinuxOptions? options)
        {
            if (options is null)
            {
                return false;
            }

            var badType = !allowed.Contains(options.Type);
            if (badType)
            {
                types.Add(options.Type);
            }

            setsUser |= options.User.Length > 0;
            setsRole |= options.Role.Length > 0;
            return badType || options.User.Length > 0 || options.Role.Length > 0;
        }
    }
}
