namespace Dotnetes.Api.Config.Kubelet.V1;

/// <summary>Whether cached credentials are tied to the single token or to the service account.</summary>
public static class ServiceAccountTokenCacheType
{
    /// <summary>The value <c>Token</c>.</summary>
    public const string Token = "Token";

    /// <summary>The value <c>ServiceAccount</c>.</summary>
    public const string ServiceAccount = "ServiceAccount";
}
