namespace Dotnetes.Api.Authorization.V1;

/// <summary>Lists what the caller may do in a namespace; meant for display, not for access decisions, and never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SelfSubjectRulesReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1", "SelfSubjectRulesReview", Plural = "selfsubjectrulesreviews")]
public sealed partial record SelfSubjectRulesReview
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The namespace for which permissions are to be listed.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public SelfSubjectRulesReviewSpec Spec { get; init; } = SelfSubjectRulesReviewSpec.Empty;

    /// <summary>The permissions of the caller; possibly incomplete.</summary>
    [Field("status", 3, Default = "{}")]
    public SubjectRulesReviewStatus Status { get; init; } = SubjectRulesReviewStatus.Empty;
}

/// <summary>Says where the caller's permissions are to be listed.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SelfSubjectRulesReviewSpec")]
public sealed partial record SelfSubjectRulesReviewSpec
{
    /// <summary>Namespace to list permissions for; it has to be given.</summary>
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";
}
