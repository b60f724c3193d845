namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>How requests to the kubelet server are authorized.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletAuthorization", Proto = false)]
public sealed partial record KubeletAuthorization
{
    /// <summary>AlwaysAllow permits everything, Webhook asks the API server for each request.</summary>
    [Field("mode")]
    public string Mode { get; init; } = "";

    /// <summary>Cache times for decisions of the API server, in Webhook mode.</summary>
    [Field("webhook", Default = "{}")]
    public KubeletWebhookAuthorization Webhook { get; init; } = KubeletWebhookAuthorization.Empty;
}
