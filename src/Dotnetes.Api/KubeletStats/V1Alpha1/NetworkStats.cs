namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Traffic statistics of all network interfaces, with the default one singled out.</summary>
[ApiType(Proto = false)]
public sealed partial record NetworkStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

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

    [Field("interfaces")]
    public ValueList<InterfaceStats> Interfaces { get; init; }
}
