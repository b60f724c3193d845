namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Pressure data about input and output to block devices.</summary>
[ApiType(Proto = false)]
public sealed partial record IOStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("psi")]
    public PsiStats? Psi { get; init; }
}
