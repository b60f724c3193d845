using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the resource statistics of a single sandbox.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatsRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";
}
