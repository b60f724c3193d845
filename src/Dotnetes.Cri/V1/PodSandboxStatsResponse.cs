using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the resource statistics of the requested sandbox.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatsResponse
{
    /// <summary>Field <c>stats</c>.</summary>
    [Field("", 1)]
    public PodSandboxStats? Stats { get; init; }
}
