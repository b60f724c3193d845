namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>How long authorization decisions of the API server are remembered.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletWebhookAuthorization", Proto = false)]
public sealed partial record KubeletWebhookAuthorization
{
    /// <summary>How long a positive decision is reused without asking again.</summary>
    [Field("cacheAuthorizedTTL")]
    public Duration CacheAuthorizedTtl { get; init; }

    /// <summary>How long a negative decision is reused without asking again.</summary>
    [Field("cacheUnauthorizedTTL")]
    public Duration CacheUnauthorizedTtl { get; init; }
}
