namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Disk statistics of the container runtime for images and containers.</summary>
[ApiType(Proto = false)]
public sealed partial record RuntimeStats
{
    [Field("imageFs")]
    public FsStats? ImageFs { get; init; }

    [Field("containerFs")]
    public FsStats? ContainerFs { get; init; }
}
