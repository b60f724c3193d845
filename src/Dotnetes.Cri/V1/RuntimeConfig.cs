using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Settings the kubelet passes to the runtime, currently for the network only.</summary>
[GrpcMessage]
public sealed partial record RuntimeConfig
{
    /// <summary>Field <c>network_config</c>.</summary>
    [Field("", 1)]
    public NetworkConfig? NetworkConfig { get; init; }
}
