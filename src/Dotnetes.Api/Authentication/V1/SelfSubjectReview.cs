namespace Dotnetes.Api.Authentication.V1;

/// <summary>Tells the caller which user attributes the API server sees for the request, including impersonation; never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.SelfSubjectReview", TypeMeta = true)]
[Kind("authentication.k8s.io", "v1", "SelfSubjectReview", Plural = "selfsubjectreviews")]
public sealed partial record SelfSubjectReview
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The attributes of the calling user; filled in by the server.</summary>
    [Field("status", 2, Default = "{}")]
    public SelfSubjectReviewStatus Status { get; init; } = SelfSubjectReviewStatus.Empty;
}

/// <summary>The answer to a request about the caller's own identity.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.SelfSubjectReviewStatus")]
public sealed partial record SelfSubjectReviewStatus
{
    /// <summary>User name, UID, groups and extra attributes of the caller.</summary>
    [Field("userInfo", 1, Default = "{}")]
    public UserInfo UserInfo { get; init; } = UserInfo.Empty;
}
