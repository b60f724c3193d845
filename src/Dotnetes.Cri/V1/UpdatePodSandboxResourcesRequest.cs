using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Tells the runtime the changed resources and overhead of a sandbox.</summary>
[GrpcMessage]
public sealed partial record UpdatePodSandboxResourcesRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>overhead</c>.</summary>
    [Field("", 2)]
    public LinuxContainerResources? Overhead { get; init; }

    /// <summary>Field <c>resources</c>.</summary>
    [Field("", 3)]
    public LinuxContainerResources? Resources { get; init; }
}
