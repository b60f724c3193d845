namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Identifies a pull secret and the content it had when used.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ImagePullSecret", Proto = false)]
public sealed partial record ImagePullSecret
{
    /// <summary>UID of the secret that was used.</summary>
    [Field("uid", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    /// <summary>Namespace of the secret that was used.</summary>
    [Field("namespace", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the secret that was used.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Hash of the registry credentials taken from the secret.</summary>
    [Field("credentialHash", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CredentialHash { get; init; } = "";
}
