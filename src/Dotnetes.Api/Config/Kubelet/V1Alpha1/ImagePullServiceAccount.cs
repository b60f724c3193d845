namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>Identifies a service account whose token was used for an image pull.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ImagePullServiceAccount", Proto = false)]
public sealed partial record ImagePullServiceAccount
{
    [Field("uid", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    [Field("namespace", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
