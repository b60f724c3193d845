using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Security settings of a Linux container, from user and capabilities to profiles and masked paths.</summary>
[GrpcMessage]
public sealed partial record LinuxContainerSecurityContext
{
    /// <summary>Field <c>capabilities</c>.</summary>
    [Field("", 1)]
    public Capability? Capabilities { get; init; }

    /// <summary>Field <c>privileged</c>.</summary>
    [Field("", 2)]
    public bool Privileged { get; init; }

    /// <summary>Field <c>namespace_options</c>.</summary>
    [Field("", 3)]
    public NamespaceOption? NamespaceOptions { get; init; }

    /// <summary>Field <c>selinux_options</c>.</summary>
    [Field("", 4)]
    public SELinuxOption? SelinuxOptions { get; init; }

    /// <summary>Field <c>run_as_user</c>.</summary>
    [Field("", 5)]
    public Int64Value? RunAsUser { get; init; }

    /// <summary>Field <c>run_as_group</c>.</summary>
    [Field("", 12)]
    public Int64Value? RunAsGroup { get; init; }

    /// <summary>Field <c>run_as_username</c>.</summary>
    [Field("", 6)]
    public string RunAsUsername { get; init; } = "";

    /// <summary>Field <c>readonly_rootfs</c>.</summary>
    [Field("", 7)]
    public bool ReadonlyRootfs { get; init; }

    /// <summary>Field <c>supplemental_groups</c>.</summary>
    [Field("", 8)]
    public ValueList<long> SupplementalGroups { get; init; }

    /// <summary>Field <c>supplemental_groups_policy</c>.</summary>
    [Field("", 17)]
    public SupplementalGroupsPolicy SupplementalGroupsPolicy { get; init; }

    /// <summary>Field <c>no_new_privs</c>.</summary>
    [Field("", 11)]
    public bool NoNewPrivs { get; init; }

    /// <summary>Field <c>masked_paths</c>.</summary>
    [Field("", 13)]
    public ValueList<string> MaskedPaths { get; init; }

    /// <summary>Field <c>readonly_paths</c>.</summary>
    [Field("", 14)]
    public ValueList<string> ReadonlyPaths { get; init; }

    /// <summary>Field <c>seccomp</c>.</summary>
    [Field("", 15)]
    public SecurityProfile? Seccomp { get; init; }

    /// <summary>Field <c>apparmor</c>.</summary>
    [Field("", 16)]
    public SecurityProfile? Apparmor { get; init; }

    /// <summary>Field <c>apparmor_profile</c>.</summary>
    [Field("", 9)]
    public string ApparmorProfile { get; init; } = "";

    /// <summary>Field <c>seccomp_profile_path</c>.</summary>
    [Field("", 10)]
    public string SeccompProfilePath { get; init; } = "";
}
