namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Settings for identifying callers by client certificate.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletX509Authentication", Proto = false)]
public sealed partial record KubeletX509Authentication
{
    /// <summary>File with the certificate authorities that may have signed client certificates; empty switches the method off.</summary>
    [Field("clientCAFile")]
    public string ClientCAFile { get; init; } = "";
}
