using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Security settings of a Linux sandbox, which also govern its infrastructure container.</summary>
[GrpcMessage]
public sealed partial record LinuxSandboxSecurityContext
{
    /// <summary>Field <c>namespace_options</c>.</summary>
    [Field("", 1)]
    public NamespaceOption? NamespaceOptions { get; init; }

    /// <summary>Field <c>selinux_options</c>.</summary>
    [Field("", 2)]
    public SELinuxOption? SelinuxOptions { get; init; }

    /// <summary>Field <c>run_as_user</c>.</summary>
    [Field("", 3)]
    public Int64Value? RunAsUser { get; init; }

    /// <summary>Field <c>run_as_group</c>.</summary>
    [Field("", 8)]
    public Int64Value? RunAsGroup { get; init; }

    /// <summary>Field <c>readonly_rootfs</c>.</summary>
    [Field("", 4)]
    public bool ReadonlyRootfs { get; init; }

    /// <summary>Field <c>supplemental_groups</c>.</summary>
    [Field("", 5)]
    public ValueList<long> SupplementalGroups { get; init; }

    /// <summary>Field <c>supplemental_groups_policy</c>.</summary>
    [Field("", 11)]
    public SupplementalGroupsPolicy SupplementalGroupsPolicy { get; init; }

    /// <summary>Field <c>privileged</c>.</summary>
    [Field("", 6)]
    public bool Privileged { get; init; }

    /// <summary>Field <c>seccomp</c>.</summary>
    [Field("", 9)]
    public SecurityProfile? Seccomp { get; init; }

    /// <summary>Field <c>apparmor</c>.</summary>
    [Field("", 10)]
    public SecurityProfile? Apparmor { get; init; }

    /// <summary>Field <c>seccomp_profile_path</c>.</summary>
    [Field("", 7)]
    public string SeccompProfilePath { get; init; } = "";
}
