using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Linux-specific sandbox settings: cgroup parent, security, kernel parameters and resources.</summary>
[GrpcMessage]
public sealed partial record LinuxPodSandboxConfig
{
    /// <summary>Field <c>cgroup_parent</c>.</summary>
    [Field("", 1)]
    public string CgroupParent { get; init; } = "";

    /// <summary>Field <c>security_context</c>.</summary>
    [Field("", 2)]
    public LinuxSandboxSecurityContext? SecurityContext { get; init; }

    /// <summary>Field <c>sysctls</c>.</summary>
    [Field("", 3)]
    public ValueMap<string> Sysctls { get; init; }

    /// <summary>Field <c>overhead</c>.</summary>
    [Field("", 4)]
    public LinuxContainerResources? Overhead { get; init; }

    /// <summary>Field <c>resources</c>.</summary>
    [Field("", 5)]
    public LinuxContainerResources? Resources { get; init; }
}
