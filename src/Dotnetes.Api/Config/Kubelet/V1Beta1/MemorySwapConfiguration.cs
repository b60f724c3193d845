namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Controls the use of swap by container workloads.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.MemorySwapConfiguration", Proto = false)]
public sealed partial record MemorySwapConfiguration
{
    /// <summary>NoSwap denies swap to workloads; LimitedSwap grants it in proportion to the memory request.</summary>
    [Field("swapBehavior", Gate = "NodeSwap")]
    public string SwapBehavior { get; init; } = "";
}
