namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>How to reach a key management service that protects the encryption keys.</summary>
[ApiType(Proto = false)]
public sealed partial record KmsConfiguration
{
    [Field("apiVersion", Omit = Omit.Never)]
    public string ApiVersion { get; init; } = "";

    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("cachesize")]
    public int? Cachesize { get; init; }

    [Field("endpoint", Omit = Omit.Never, Required = true)]
    public string Endpoint { get; init; } = "";

    [Field("timeout")]
    public Duration? Timeout { get; init; }
}
