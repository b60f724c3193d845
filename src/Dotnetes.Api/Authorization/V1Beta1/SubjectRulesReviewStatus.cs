namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>The permitted actions found, and whether the listing may be incomplete.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SubjectRulesReviewStatus")]
public sealed partial record SubjectRulesReviewStatus
{
    [Field("resourceRules", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ResourceRule> ResourceRules { get; init; }

    [Field("nonResourceRules", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<NonResourceRule> NonResourceRules { get; init; }

    [Field("incomplete", 3, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Incomplete { get; init; }

    [Field("evaluationError", 4)]
    public string EvaluationError { get; init; } = "";
}
