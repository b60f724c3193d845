namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Identifies a service account whose token was used for an image pull.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ImagePullServiceAccount", Proto = false)]
public sealed partial record ImagePullServiceAccount
{
    /// <summary>UID of the service account that was used.</summary>
    [Field("uid", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    /// <summary>Namespace of the service account that was used.</summary>
    [Field("namespace", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the service account that was used.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
