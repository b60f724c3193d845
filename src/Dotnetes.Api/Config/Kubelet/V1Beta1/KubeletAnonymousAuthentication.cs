namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Settings for requests that no authentication method identified.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletAnonymousAuthentication", Proto = false)]
public sealed partial record KubeletAnonymousAuthentication
{
    /// <summary>Whether such requests are accepted as system:anonymous instead of being rejected.</summary>
    [Field("enabled")]
    public bool? Enabled { get; init; }
}
