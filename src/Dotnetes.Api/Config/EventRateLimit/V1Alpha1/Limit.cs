namespace Dotnetes.Api.Config.EventRateLimit.V1Alpha1;

/// <summary>One rate limit for events: its scope, rate, burst and cache size.</summary>
[ApiType(Proto = false)]
public sealed partial record Limit
{
    [Field("type", Omit = Omit.Never, Required = true)]
    public string Type { get; init; } = "";

    [Field("qps", Omit = Omit.Never, Required = true)]
    public int Qps { get; init; }

    [Field("burst", Omit = Omit.Never, Required = true)]
    public int Burst { get; init; }

    [Field("cacheSize")]
    public int CacheSize { get; init; }
}
