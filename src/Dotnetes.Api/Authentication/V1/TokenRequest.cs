namespace Dotnetes.Api.Authentication.V1;

/// <summary>Asks for a token for a service account; created on the account's token subresource and never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenRequest", TypeMeta = true)]
[Kind("authentication.k8s.io", "v1", "TokenRequest", Namespaced = true)]
public sealed partial record TokenRequest
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The audiences, lifetime and binding wanted for the token.</summary>
    [Field("spec", 2, Default = "{}")]
    public TokenRequestSpec Spec { get; init; } = TokenRequestSpec.Empty;

    /// <summary>The issued token and its expiry; filled in by the server.</summary>
    [Field("status", 3, Default = "{}")]
    public TokenRequestStatus Status { get; init; } = TokenRequestStatus.Empty;
}

/// <summary>The wanted properties of a service account token.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenRequestSpec")]
public sealed partial record TokenRequestSpec
{
    /// <summary>Recipients the token is intended for; each of them must reject tokens that do not name it.</summary>
    [Field("audiences", 1, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> Audiences { get; init; }

    /// <summary>Wanted lifetime in seconds, at least 600; the issuer may grant a different one. Defaults to 3600.</summary>
    [Field("expirationSeconds", 4, Omit = Omit.Never)]
    public long? ExpirationSeconds { get; init; }

    /// <summary>Object whose existence the token depends on; deleting it makes the token invalid.</summary>
    [Field("boundObjectRef", 3, Omit = Omit.Never)]
    public BoundObjectReference? BoundObjectRef { get; init; }
}

/// <summary>The issued service account token and when it expires.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenRequestStatus")]
public sealed partial record TokenRequestStatus
{
    /// <summary>The signed token in opaque form; treat it as a secret.</summary>
    [Field("token", 1, Omit = Omit.Never, Default = "\"\"")]
    public string Token { get; init; } = "";

    /// <summary>Moment from which the token is no longer accepted.</summary>
    [Field("expirationTimestamp", 2)]
    public Time ExpirationTimestamp { get; init; }
}
