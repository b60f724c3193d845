using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the state of one sandbox, optionally with verbose details.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatusRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>verbose</c>.</summary>
    [Field("", 2)]
    public bool Verbose { get; init; }
}
