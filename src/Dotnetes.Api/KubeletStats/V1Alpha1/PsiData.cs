namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Total stall time and its averages over several time windows.</summary>
[ApiType(Proto = false)]
public sealed partial record PsiData
{
    [Field("total", Omit = Omit.Never, Required = true)]
    public ulong Total { get; init; }

    [Field("avg10", Omit = Omit.Never, Required = true)]
    public double Avg10 { get; init; }

    [Field("avg60", Omit = Omit.Never, Required = true)]
    public double Avg60 { get; init; }

    [Field("avg300", Omit = Omit.Never, Required = true)]
    public double Avg300 { get; init; }
}
