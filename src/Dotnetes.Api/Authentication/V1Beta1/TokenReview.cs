namespace Dotnetes.Api.Authentication.V1Beta1;

/// <summary>Asks whether a bearer token is valid and which user it belongs to.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.TokenReview", TypeMeta = true)]
[Kind("authentication.k8s.io", "v1beta1", "TokenReview")]
public sealed partial record TokenReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public TokenReviewSpec Spec { get; init; } = TokenReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public TokenReviewStatus Status { get; init; } = TokenReviewStatus.Empty;
}

/// <summary>The token to check and the audiences it should be meant for.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.TokenReviewSpec")]
public sealed partial record TokenReviewSpec
{
    [Field("token", 1, Required = true)]
    public string Token { get; init; } = "";

    [Field("audiences", 2, List = "atomic")]
    public ValueList<string> Audiences { get; init; }
}

/// <summary>Result of the check: validity of the token, the user and the matching audiences.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.TokenReviewStatus")]
public sealed partial record TokenReviewStatus
{
    [Field("authenticated", 1)]
    public bool Authenticated { get; init; }

    [Field("user", 2, Default = "{}")]
    public UserInfo User { get; init; } = UserInfo.Empty;

    [Field("audiences", 4, List = "atomic")]
    public ValueList<string> Audiences { get; init; }

    [Field("error", 3)]
    public string Error { get; init; } = "";
}
