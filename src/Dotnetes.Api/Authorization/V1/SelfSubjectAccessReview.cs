namespace Dotnetes.Api.Authorization.V1;

/// <summary>Asks whether the caller may perform an action; never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SelfSubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1", "SelfSubjectAccessReview", Plural = "selfsubjectaccessreviews")]
public sealed partial record SelfSubjectAccessReview
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The action being asked about for the calling user.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public SelfSubjectAccessReviewSpec Spec { get; init; } = SelfSubjectAccessReviewSpec.Empty;

    /// <summary>The server's verdict on whether the action is permitted.</summary>
    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}

/// <summary>The action asked about for the caller; exactly one kind of attributes has to be set.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SelfSubjectAccessReviewSpec")]
public sealed partial record SelfSubjectAccessReviewSpec
{
    /// <summary>The action on an API resource that is asked about.</summary>
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>The request outside the resource tree that is asked about.</summary>
    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }
}
