using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Rules about what pods may have of their node.</summary>
internal static class HostChecks
{
    private static readonly (int SinceMinor, string Name)[] s_sysctls =
    [
        (0, "kernel.shm_rmid_forced"),
        (0, "net.ipv4.ip_local_port_range"),
        (0, "net.ipv4.tcp_syncookies"),
        (0, "net.ipv4.ping_group_range"),
        (0, "net.ipv4.ip_unprivileged_port_start"),
        (27, "net.ipv4.ip_local_reserved_ports"),
        (29, "net.ipv4.tcp_keepalive_time"),
        (29, "net.ipv4.tcp_fin_timeout"),
        (29, "net.ipv4.tcp_keepalive_intvl"),
        (29, "net.ipv4.tcp_keepalive_probes"),
        (32, "net.ipv4.tcp_rmem"),
        (32, "net.ipv4.tcp_wmem"),
    ];

    public static PodSecurityViolation? Namespaces(ObjectMeta metadata, PodSpec spec)
    {
        var shared = new List<string>();
        if (spec.HostNetwork)
        {
            shared.Add("hostNetwork=true");
        }

        if (spec.HostPid)
        {
            shared.Add("hostPID=true");
        }

        if (spec.HostIpc)
        {
            shared.Add("hostIPC=true");
        }

        return shared.Count == 0 ? null : new("host namespaces", string.Join(", ", shared));
    }

    public static PodSecurityViolation? Ports(ObjectMeta metadata, PodSpec spec)
    {
        var ports = new SortedSet<string>(StringComparer.Ordinal);
        var bad = new List<string>();
        foreach (var container in PodContainer.All(spec))
        {
            var isUsing = false;
            foreach (var port in container.Ports)
            {
                if (port.HostPort != 0)
                {
                    isUsing = true;
                    ports.Add(port.HostPort.ToString(CultureInfo.InvariantCulture));
                }
            }

            if (isUsing)
            {
                bad.Add(container.Name);
            }
        }

        return bad.Count == 0
            ? null
            : new("hostPort", $"{Wording.Counted("container", bad)} {Uses(bad.Count)} {Wording.Plural("hostPort", ports.Count)} {string.Join(", ", ports)}");
    }

    public static PodSecurityViolation? ProbesAndLifecycle(ObjectMeta metadata, PodSpec spec)
    {
        var hosts = new SortedSet<string>(StringComparer.Ordinal);
        var bad = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var container in PodContainer.All(spec))
        {
            var isNaming = OfProbe(container.LivenessProbe) | OfProbe(container.ReadinessProbe) | OfProbe(container.StartupProbe)
                | OfHook(container.Lifecycle?.PostStart) | OfHook(container.Lifecycle?.PreStop);
            if (isNaming)
            {
                bad.Add(container.Name);
            }
        }

        return bad.Count == 0
            ? null
            : new("probe or lifecycle host", $"{Wording.Counted("container", bad)} {Uses(bad.Count)} {Wording.Counted("probe or lifecycle host", hosts)}");

        bool OfProbe(Probe? probe) => Take(probe?.HttpGet?.Host) | Take(probe?.TcpSocket?.Host);

        bool OfHook(LifecycleHandler? hook) => Take(hook?.HttpGet?.Host) | Take(hook?.TcpSocket?.Host);

        bool Take(string? host)
        {
            if (host is not { Length: > 0 })
            {
                return false;
            }

            hosts.Add(host);
            return true;
        }
    }

    public static Func<ObjectMeta, PodSpec, PodSecurityViolation?> Sysctls(int minor)
    {
        var allowed = s_sysctls.Where(s => s.SinceMinor <= minor).Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        return (_, spec) =>
        {
            var forbidden = (spec.SecurityContext?.Sysctls ?? default).Where(s => !allowed.Contains(s.Name)).Select(static s => s.Name).ToArray();
            return forbidden.Length == 0 ? null : new("forbidden sysctls", string.Join(", ", forbidden));
        };
    }

    private static string Uses(int count) => count == 1 ? "uses" : "use";
}
