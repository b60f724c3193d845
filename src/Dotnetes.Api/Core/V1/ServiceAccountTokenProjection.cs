namespace Dotnetes.Api.Core.V1;

/// <summary>Places a short-lived, pod-bound service account token in a projected volume and renews it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceAccountTokenProjection")]
public sealed partial record ServiceAccountTokenProjection
{
    /// <summary>Recipient the token is meant for, which should verify it; unset means the API server itself.</summary>
    [Field("audience", 1)]
    public string Audience { get; init; } = "";

    /// <summary>Requested lifetime in seconds, at least 600 and one hour by default; the kubelet renews the token well before it ends.</summary>
    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }

    /// <summary>File name of the token, relative to the root of the volume.</summary>
    [Field("path", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";
}
