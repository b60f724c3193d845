namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Asks whether a user may perform an action in the namespace of the review.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1beta1", "LocalSubjectAccessReview", Namespaced = true)]
public sealed partial record LocalSubjectAccessReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public SubjectAccessReviewSpec Spec { get; init; } = SubjectAccessReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}
