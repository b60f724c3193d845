namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Tells whether a volume is in an abnormal state.</summary>
[ApiType(Proto = false)]
public sealed partial record VolumeHealthStats
{
    [Field("abnormal", Omit = Omit.Never, Required = true)]
    public bool Abnormal { get; init; }
}
