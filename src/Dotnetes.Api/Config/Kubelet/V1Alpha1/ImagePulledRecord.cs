namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>Note on disk that the kubelet pulled an image, and with which credentials.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ImagePulledRecord", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1alpha1", "ImagePulledRecord")]
public sealed partial record ImagePulledRecord
{
    [Field("lastUpdatedTime", Required = true)]
    public Time LastUpdatedTime { get; init; }

    [Field("imageRef", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ImageRef { get; init; } = "";

    [Field("credentialMapping")]
    public ValueMap<ImagePullCredentials> CredentialMapping { get; init; }
}
