using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the statistics of the sandboxes that match the filter.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxStatsResponse
{
    /// <summary>Field <c>stats</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandboxStats> Stats { get; init; }
}
