using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the identifier of the new pod sandbox.</summary>
[GrpcMessage]
public sealed partial record RunPodSandboxResponse
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";
}
