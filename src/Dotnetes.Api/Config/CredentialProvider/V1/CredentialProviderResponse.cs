namespace Dotnetes.Api.Config.CredentialProvider.V1;

/// <summary>Output of a credential program: registry credentials and how long they may be cached.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("credentialprovider.kubelet.k8s.io", "v1", "CredentialProviderResponse")]
public sealed partial record CredentialProviderResponse
{
    [Field("cacheKeyType", Omit = Omit.Never, Required = true)]
    public string CacheKeyType { get; init; } = "";

    [Field("cacheDuration")]
    public Duration? CacheDuration { get; init; }

    [Field("auth")]
    public ValueMap<AuthConfig> Auth { get; init; }
}
