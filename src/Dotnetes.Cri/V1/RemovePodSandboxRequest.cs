using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to remove a sandbox together with all its containers.</summary>
[GrpcMessage]
public sealed partial record RemovePodSandboxRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";
}
