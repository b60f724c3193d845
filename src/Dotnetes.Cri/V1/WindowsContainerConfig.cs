using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Windows-specific container settings: resources and security.</summary>
[GrpcMessage]
public sealed partial record WindowsContainerConfig
{
    /// <summary>Field <c>resources</c>.</summary>
    [Field("", 1)]
    public WindowsContainerResources? Resources { get; init; }

    /// <summary>Field <c>security_context</c>.</summary>
    [Field("", 2)]
    public WindowsContainerSecurityContext? SecurityContext { get; init; }
}
