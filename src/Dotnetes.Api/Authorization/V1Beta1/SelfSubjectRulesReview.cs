namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Lists the actions the caller may perform in a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1beta1", "SelfSubjectRulesReview")]
public sealed partial record SelfSubjectRulesReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public SelfSubjectRulesReviewSpec Spec { get; init; } = SelfSubjectRulesReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public SubjectRulesReviewStatus Status { get; init; } = SubjectRulesReviewStatus.Empty;
}

/// <summary>The namespace for which the permitted actions are listed.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SelfSubjectRulesReviewSpec")]
public sealed partial record SelfSubjectRulesReviewSpec
{
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";
}
