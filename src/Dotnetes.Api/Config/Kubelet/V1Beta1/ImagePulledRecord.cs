namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Note on disk that the kubelet pulled an image, and with which credentials.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ImagePulledRecord", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1beta1", "ImagePulledRecord")]
public sealed partial record ImagePulledRecord
{
    /// <summary>When this record was last changed by the kubelet.</summary>
    [Field("lastUpdatedTime", Required = true)]
    public Time LastUpdatedTime { get; init; }

    /// <summary>Reference by which the container runtime identifies the pulled image.</summary>
    [Field("imageRef", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ImageRef { get; init; } = "";

    /// <summary>Credentials known to give access, by image name without tag or digest.</summary>
    [Field("credentialMapping")]
    public ValueMap<ImagePullCredentials> CredentialMapping { get; init; }
}
