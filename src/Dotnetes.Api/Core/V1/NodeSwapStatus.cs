namespace Dotnetes.Api.Core.V1;

/// <summary>Swap space available on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSwapStatus")]
public sealed partial record NodeSwapStatus
{
    /// <summary>Total size of the swap space in bytes.</summary>
    [Field("capacity", 1)]
    public long? Capacity { get; init; }
}
