using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Linux-specific container settings: resources and security.</summary>
[GrpcMessage]
public sealed partial record LinuxContainerConfig
{
    /// <summary>Field <c>resources</c>.</summary>
    [Field("", 1)]
    public LinuxContainerResources? Resources { get; init; }

    /// <summary>Field <c>security_context</c>.</summary>
    [Field("", 2)]
    public LinuxContainerSecurityContext? SecurityContext { get; init; }
}
