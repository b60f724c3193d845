namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>How changed config maps and secrets are noticed: by direct reads, a timed cache, or watching.</summary>
public static class ResourceChangeDetectionStrategy
{
    /// <summary>The value <c>Get</c>.</summary>
    public const string Get = "Get";

    /// <summary>The value <c>Cache</c>.</summary>
    public const string Cache = "Cache";

    /// <summary>The value <c>Watch</c>.</summary>
    public const string Watch = "Watch";
}
