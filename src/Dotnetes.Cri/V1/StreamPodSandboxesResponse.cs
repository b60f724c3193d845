using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of pod sandboxes within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxesResponse
{
    /// <summary>Field <c>pod_sandboxes</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandbox> PodSandboxes { get; init; }
}
