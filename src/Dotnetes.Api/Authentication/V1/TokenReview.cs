namespace Dotnetes.Api.Authentication.V1;

/// <summary>Asks the API server to check a bearer token and name the user behind it; never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenReview", TypeMeta = true)]
[Kind("authentication.k8s.io", "v1", "TokenReview", Plural = "tokenreviews")]
public sealed partial record TokenReview
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The token to check and the audiences it should be meant for.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public TokenReviewSpec Spec { get; init; } = TokenReviewSpec.Empty;

    /// <summary>Whether the token is good and whom it belongs to; filled in by the server.</summary>
    [Field("status", 3, Default = "{}")]
    public TokenReviewStatus Status { get; init; } = TokenReviewStatus.Empty;
}

/// <summary>The token that is to be checked.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenReviewSpec")]
public sealed partial record TokenReviewSpec
{
    /// <summary>The opaque bearer token to examine; must be supplied.</summary>
    [Field("token", 1, Required = true)]
    public string Token { get; init; } = "";

    /// <summary>Audiences the checking party identifies as; the token must be valid for at least one. Defaults to the API server's audience.</summary>
    [Field("audiences", 2, List = "atomic")]
    public ValueList<string> Audiences { get; init; }
}

/// <summary>The outcome of a token check.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.TokenReviewStatus")]
public sealed partial record TokenReviewStatus
{
    /// <summary>True when the token is valid and belongs to a known user.</summary>
    [Field("authenticated", 1)]
    public bool Authenticated { get; init; }

    /// <summary>The user to whom the token belongs, if authenticated.</summary>
    [Field("user", 2, Default = "{}")]
    public UserInfo User { get; init; } = UserInfo.Empty;

    /// <summary>Requested audiences for which the token is valid; empty from an authenticator that does not know audiences.</summary>
    [Field("audiences", 4, List = "atomic")]
    public ValueList<string> Audiences { get; init; }

    /// <summary>Text explaining why the token could not be checked.</summary>
    [Field("error", 3)]
    public string Error { get; init; } = "";
}
