namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Image of the DNS addon, and whether it is installed at all.</summary>
[ApiType(Proto = false)]
public sealed partial record Dns
{
    [Field("imageRepository")]
    public string ImageRepository { get; init; } = "";

    [Field("imageTag")]
    public string ImageTag { get; init; } = "";

    [Field("disabled")]
    public bool Disabled { get; init; }
}
