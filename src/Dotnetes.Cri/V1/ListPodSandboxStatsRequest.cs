using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for statistics of all sandboxes that match an optional filter.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxStatsRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public PodSandboxStatsFilter? Filter { get; init; }
}
