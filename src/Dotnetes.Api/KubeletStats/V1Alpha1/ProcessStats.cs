namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Number of processes that belong to a pod.</summary>
[ApiType(Proto = false)]
public sealed partial record ProcessStats
{
    [Field("process_count")]
    public ulong? ProcessCount { get; init; }
}
