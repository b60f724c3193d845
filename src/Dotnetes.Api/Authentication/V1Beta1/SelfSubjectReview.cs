namespace Dotnetes.Api.Authentication.V1Beta1;

/// <summary>Returns the identity under which the server sees the caller.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.SelfSubjectReview", TypeMeta = true)]
[Kind("authentication.k8s.io", "v1beta1", "SelfSubjectReview")]
public sealed partial record SelfSubjectReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("status", 2, Default = "{}")]
    public SelfSubjectReviewStatus Status { get; init; } = SelfSubjectReviewStatus.Empty;
}

/// <summary>The identity of the caller as determined by the server.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.SelfSubjectReviewStatus")]
public sealed partial record SelfSubjectReviewStatus
{
    [Field("userInfo", 1, Default = "{}")]
    public Authentication.V1.UserInfo UserInfo { get; init; } = Authentication.V1.UserInfo.Empty;
}
