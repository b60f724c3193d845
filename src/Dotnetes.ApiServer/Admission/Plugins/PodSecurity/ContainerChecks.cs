using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Rules about what containers may do.</summary>
internal static class ContainerChecks
{
    private static readonly HashSet<string> s_usualCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    public static PodSecurityViolation? Privileged(ObjectMeta metadata, PodSpec spec)
    {
        var bad = Names(spec, static c => c.SecurityContext?.Privileged == true);
        return bad.Count == 0 ? null : new("privileged", $"{Wording.Counted("container", bad)} must not set securityContext.privileged=true");
    }

    public static PodSecurityViolation? PrivilegeEscalation(ObjectMeta metadata, PodSpec spec)
    {
        var bad = Names(spec, static c => c.SecurityContext?.AllowPrivilegeEscalation != false);
        return bad.Count == 0
            ? null
            : new("allowPrivilegeEscalation != false", $"{Wording.Counted("container", bad)} must set securityContext.allowPrivilegeEscalation=false");
    }

    public static PodSecurityViolation? CapabilitiesBaseline(ObjectMeta metadata, PodSpec spec) =>
        Added(spec, s_usualCapabilities.Contains) is { } detail ? new("non-default capabilities", detail) : null;

    public static PodSecurityViolation? CapabilitiesRestricted(ObjectMeta metadata, PodSpec spec)
    {
        var keeping = Names(spec, static c => c.SecurityContext?.Capabilities?.Drop.Contains("ALL") != true);
        var details = new List<string>();
        if (keeping.Count > 0)
        {
            details.Add($"{Wording.Counted("container", keeping)} must set securityContext.capabilities.drop=[\"ALL\"]");
        }

        if (Added(spec, static c => c == "NET_BIND_SERVICE") is { } added)
        {
            details.Add(added);
        }

        return details.Count == 0 ? null : new("unrestricted capabilities", string.Join("; ", details));
    }

    public static PodSecurityViolation? ProcMount(ObjectMeta metadata, PodSpec spec)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var bad = Names(spec, c => c.SecurityContext?.ProcMount is { } type && type != "Default" && (types.Add(type) || true));
        return bad.Count == 0 ? null : new("procMount", $"{Wording.Counted("container", bad)} must not set securityContext.procMount to {Wording.Quoted(types)}");
    }

    public static PodSecurityViolation? WindowsHostProcess(ObjectMeta metadata, PodSpec spec)
    {
        var pod = spec.SecurityContext?.WindowsOptions?.HostProcess == true;
        var bad = Names(spec, static c => c.SecurityContext?.WindowsOptions?.HostProcess == true);
        return !pod && bad.Count == 0
            ? null
            : new("hostProcess", $"{Wording.Setters(pod, bad)} must not set securityContext.windowsOptions.hostProcess=true");
    }

    /// <summary>The names of the containers that something holds of.</summary>
    internal static List<string> Names(PodSpec spec, Func<PodContainer, bool> match)
    {
        List<string> names = [];
        foreach (var container in PodContainer.All(spec))
        {
            if (match(container))
            {
                names.Add(container.Name);
            }
        }

        return names;
    }

    private static string? Added(PodSpec spec, Func<string, bool> isAllowed)
    {
        var capabilities = new SortedSet<string>(StringComparer.Ordinal);
        var bad = new List<string>();
        foreach (var container in PodContainer.All(spec))
        {
            var forbidden = (container.SecurityContext?.Capabilities?.Add ?? default).RemoveAll(isAllowed);
            capabilities.UnionWith(forbidden);
            if (!forbidden.IsEmpty)
            {
                bad.Add(container.Name);
            }
        }

        return bad.Count == 0 ? null : $"{Wording.Counted("container", bad)} must not include {Wording.Quoted(capabilities)} in securityContext.capabilities.add";
    }
}
