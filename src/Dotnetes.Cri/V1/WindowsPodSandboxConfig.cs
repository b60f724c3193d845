using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Windows-specific sandbox settings, which are security settings only.</summary>
[GrpcMessage]
public sealed partial record WindowsPodSandboxConfig
{
    /// <summary>Field <c>security_context</c>.</summary>
    [Field("", 1)]
    public WindowsSandboxSecurityContext? SecurityContext { get; init; }
}
