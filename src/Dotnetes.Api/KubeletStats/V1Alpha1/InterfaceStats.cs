namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Traffic and error counters of one network interface.</summary>
[ApiType(Proto = false)]
public sealed partial record InterfaceStats
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("rxBytes")]
    public ulong? RxBytes { get; init; }

    [Field("rxErrors")]
    public ulong? RxErrors { get; init; }

    [Field("txBytes")]
    public ulong? TxBytes { get; init; }

    [Field("txErrors")]
    public ulong? TxErrors { get; init; }
}
