namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Pressure stall information for waits of some and of all tasks.</summary>
[ApiType(Proto = false)]
public sealed partial record PsiStats
{
    [Field("full", Required = true)]
    public PsiData Full { get; init; } = PsiData.Empty;

    [Field("some", Required = true)]
    public PsiData Some { get; init; } = PsiData.Empty;
}
