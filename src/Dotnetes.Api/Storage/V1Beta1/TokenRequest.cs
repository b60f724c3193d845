namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Asks for a service account token to be passed to a CSI driver.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.TokenRequest")]
public sealed partial record TokenRequest
{
    [Field("audience", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Audience { get; init; } = "";

    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }
}
