namespace Dotnetes.Api.Storage.V1;

/// <summary>Settings of a service account token that a CSI driver wants.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.TokenRequest")]
public sealed partial record TokenRequest
{
    /// <summary>Intended audience of the token; an empty string means that of the API server.</summary>
    [Field("audience", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Audience { get; init; } = "";

    /// <summary>Requested lifetime of the token in seconds; unset leaves it to the token API's default.</summary>
    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }
}
