using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Hands changed settings to the container runtime.</summary>
[GrpcMessage]
public sealed partial record UpdateRuntimeConfigRequest
{
    /// <summary>Field <c>runtime_config</c>.</summary>
    [Field("", 1)]
    public RuntimeConfig? RuntimeConfig { get; init; }
}
