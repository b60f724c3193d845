namespace Dotnetes.Api.Authorization.V1;

/// <summary>Asks whether a user may perform an action in one namespace, so that the check itself can be granted per namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.LocalSubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1", "LocalSubjectAccessReview", Plural = "localsubjectaccessreviews", Namespaced = true)]
public sealed partial record LocalSubjectAccessReview
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The user and action being asked about; its namespace has to equal the one in the request URL.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public SubjectAccessReviewSpec Spec { get; init; } = SubjectAccessReviewSpec.Empty;

    /// <summary>The server's verdict on whether the action is permitted.</summary>
    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}
