namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Settings for checking bearer tokens through the API server.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletWebhookAuthentication", Proto = false)]
public sealed partial record KubeletWebhookAuthentication
{
    /// <summary>Whether bearer tokens are sent to the TokenReview API for checking.</summary>
    [Field("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>How long the result of a token check is reused.</summary>
    [Field("cacheTTL")]
    public Duration CacheTtl { get; init; }
}
