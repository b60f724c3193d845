namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Asks whether the caller itself is allowed to perform an action.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1beta1", "SelfSubjectAccessReview")]
public sealed partial record SelfSubjectAccessReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public SelfSubjectAccessReviewSpec Spec { get; init; } = SelfSubjectAccessReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}

/// <summary>The action in question; the user is always the caller.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SelfSubjectAccessReviewSpec")]
public sealed partial record SelfSubjectAccessReviewSpec
{
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }
}
