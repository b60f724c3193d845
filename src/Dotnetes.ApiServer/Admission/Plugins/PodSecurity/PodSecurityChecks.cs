using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>All rules of the Pod Security Standards (KEP-2579).</summary>
public static class PodSecurityChecks
{
    private static readonly IReadOnlyList<PodSecurityCheck> s_all =
    [
        new("appArmorProfile", PodSecurityLevel.Baseline) { Versions = [(0, ProfileChecks.AppArmor)] },
        new("capabilities_baseline", PodSecurityLevel.Baseline) { Versions = [(0, ContainerChecks.CapabilitiesBaseline)] },
        new("hostNamespaces", PodSecurityLevel.Baseline) { Versions = [(0, HostChecks.Namespaces)] },
        new("hostPathVolumes", PodSecurityLevel.Baseline) { Versions = [(0, VolumeChecks.HostPath)] },
        new("hostPorts", PodSecurityLevel.Baseline) { Versions = [(0, HostChecks.Ports)] },
        new("hostProbesAndHostLifecycle", PodSecurityLevel.Baseline) { Versions = [(34, HostChecks.ProbesAndLifecycle)] },
        new("privileged", PodSecurityLevel.Baseline) { Versions = [(0, ContainerChecks.Privileged)] },
        new("procMount", PodSecurityLevel.Baseline) { Versions = [(0, ContainerChecks.ProcMount), (35, UnlessUserNamespaced(ContainerChecks.ProcMount))] },
        new("seLinuxOptions", PodSecurityLevel.Baseline) { Versions = [(0, ProfileChecks.SeLinux(0)), (31, ProfileChecks.SeLinux(31))] },
        new("seccompProfile_baseline", PodSecurityLevel.Baseline) { Versions = [(0, ProfileChecks.SeccompAnnotations), (19, ProfileChecks.SeccompBaseline)] },
        new("sysctls", PodSecurityLevel.Baseline)
        {
            Versions = [(0, HostChecks.Sysctls(0)), (27, HostChecks.Sysctls(27)), (29, HostChecks.Sysctls(29)), (32, HostChecks.Sysctls(32))],
        },
        new("windowsHostProcess", PodSecurityLevel.Baseline) { Versions = [(0, ContainerChecks.WindowsHostProcess)] },
        new("allowPrivilegeEscalation", PodSecurityLevel.Restricted)
        {
            Versions = [(8, ContainerChecks.PrivilegeEscalation), (25, UnlessWindows(ContainerChecks.PrivilegeEscalation))],
        },
        new("capabilities_restricted", PodSecurityLevel.Restricted)
        {
            Versions = [(22, ContainerChecks.CapabilitiesRestricted), (25, UnlessWindows(ContainerChecks.CapabilitiesRestricted))],
            Replaces = "capabilities_baseline",
        },
        new("procMount_restricted", PodSecurityLevel.Restricted) { Versions = [(35, ContainerChecks.ProcMount)], Replaces = "procMount" },
        new("restrictedVolumes", PodSecurityLevel.Restricted) { Versions = [(0, VolumeChecks.Restricted)], Replaces = "hostPathVolumes" },
        new("runAsNonRoot", PodSecurityLevel.Restricted) { Versions = [(0, UserChecks.NonRoot), (35, UnlessUserNamespaced(UserChecks.NonRoot))] },
        new("runAsUser", PodSecurityLevel.Restricted) { Versions = [(23, UserChecks.User), (35, UnlessUserNamespaced(UserChecks.User))] },
        new("seccompProfile_restricted", PodSecurityLevel.Restricted)
        {
            Versions = [(19, ProfileChecks.SeccompRestricted), (25, UnlessWindows(ProfileChecks.SeccompRestricted))],
            Replaces = "seccompProfile_baseline",
        },
    ];

    private static readonly int s_lastChange = s_all.Max(static c => c.Versions.Max(static v => v.SinceMinor));
    private static readonly ConcurrentDictionary<PodSecurityStandard, Func<ObjectMeta, PodSpec, PodSecurityViolation?>[]> s_byStandard = new();

    /// <summary>What a pod violates of a standard; empty when it is fine.</summary>
    public static IReadOnlyList<PodSecurityViolation> Violations(PodSecurityStandard standard, ObjectMeta metadata, PodSpec spec)
    {
        if (standard.Level == PodSecurityLevel.Privileged)
        {
            return [];
        }

        // Versions after the last change are all the same.
        var known = standard with { Minor = Math.Min(standard.Minor, s_lastChange) };
        List<PodSecurityViolation> violations = [];
        foreach (var check in s_byStandard.GetOrAdd(known, ChecksOf))
        {
            if (check(metadata, spec) is { } violation)
            {
                violations.Add(violation);
            }
        }

        return violations;
    }

    private static Func<ObjectMeta, PodSpec, PodSecurityViolation?>[] ChecksOf(PodSecurityStandard standard)
    {
        var rules = s_all
            .Where(c => c.Level <= standard.Level)
            .Select(c => (Rule: c, Check: c.At(standard.Minor)))
            .Where(static c => c.Check is not null)
            .ToArray();
        return [.. rules.Where(r => rules.All(o => o.Rule.Replaces != r.Rule.Id)).Select(static r => r.Check!)];
    }

    // Rules that mean nothing to Windows.
    private static Func<ObjectMeta, PodSpec, PodSecurityViolation?> UnlessWindows(Func<ObjectMeta, PodSpec, PodSecurityViolation?> check) =>
        (metadata, spec) => spec.Os?.Name == "windows" ? null : check(metadata, spec);

    // In a user namespace root is no root (KEP-127).
    private static Func<ObjectMeta, PodSpec, PodSecurityViolation?> UnlessUserNamespaced(Func<ObjectMeta, PodSpec, PodSecurityViolation?> check) =>
        (metadata, spec) => spec.HostUsers == false ? null : check(metadata, spec);
}
