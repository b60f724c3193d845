namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>The methods by which the kubelet server identifies its callers.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletAuthentication", Proto = false)]
public sealed partial record KubeletAuthentication
{
    /// <summary>Identification by client certificate, for callers connecting over TLS.</summary>
    [Field("x509", Default = "{}")]
    public KubeletX509Authentication X509 { get; init; } = KubeletX509Authentication.Empty;

    /// <summary>Identification by bearer token, checked by the API server.</summary>
    [Field("webhook", Default = "{}")]
    public KubeletWebhookAuthentication Webhook { get; init; } = KubeletWebhookAuthentication.Empty;

    /// <summary>Treatment of requests that carry no credentials at all.</summary>
    [Field("anonymous", Default = "{}")]
    public KubeletAnonymousAuthentication Anonymous { get; init; } = KubeletAnonymousAuthentication.Empty;
}
