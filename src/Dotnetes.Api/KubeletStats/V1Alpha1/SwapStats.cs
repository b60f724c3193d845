namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Swap in use and swap still available.</summary>
[ApiType(Proto = false)]
public sealed partial record SwapStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("swapAvailableBytes")]
    public ulong? SwapAvailableBytes { get; init; }

    [Field("swapUsageBytes")]
    public ulong? SwapUsageBytes { get; init; }
}
