namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>Note on disk that the kubelet is about to pull an image, so interrupted pulls can be recognized.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ImagePullIntent", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1alpha1", "ImagePullIntent")]
public sealed partial record ImagePullIntent
{
    [Field("image", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Image { get; init; } = "";
}
