namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Note on disk that the kubelet is about to pull an image, so interrupted pulls can be recognized.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ImagePullIntent", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1beta1", "ImagePullIntent")]
public sealed partial record ImagePullIntent
{
    /// <summary>The image as written in the container specification.</summary>
    [Field("image", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Image { get; init; } = "";
}
