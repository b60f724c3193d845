namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>Identifies a pull secret and the content it had when used.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ImagePullSecret", Proto = false)]
public sealed partial record ImagePullSecret
{
    [Field("uid", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    [Field("namespace", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("credentialHash", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CredentialHash { get; init; } = "";
}
