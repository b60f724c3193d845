using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for a streaming endpoint that forwards ports of a sandbox.</summary>
[GrpcMessage]
public sealed partial record PortForwardRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>port</c>.</summary>
    [Field("", 2)]
    public ValueList<int> Port { get; init; }
}
