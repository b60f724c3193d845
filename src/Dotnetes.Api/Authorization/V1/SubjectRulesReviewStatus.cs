namespace Dotnetes.Api.Authorization.V1;

/// <summary>The permissions a user has, in no particular order and possibly incomplete.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SubjectRulesReviewStatus")]
public sealed partial record SubjectRulesReviewStatus
{
    /// <summary>Permissions on API resources; the order has no meaning.</summary>
    [Field("resourceRules", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ResourceRule> ResourceRules { get; init; }

    /// <summary>Permissions on URLs outside the resource tree; the order has no meaning.</summary>
    [Field("nonResourceRules", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<NonResourceRule> NonResourceRules { get; init; }

    /// <summary>True when some authorizer cannot list its rules or an error occurred, so more may be permitted.</summary>
    [Field("incomplete", 3, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Incomplete { get; init; }

    /// <summary>Problem met while listing; authorizers that cannot enumerate rules also show up here.</summary>
    [Field("evaluationError", 4)]
    public string EvaluationError { get; init; } = "";
}
