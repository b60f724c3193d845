namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches a request when both a subject and at least one resource or non-resource rule match.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PolicyRulesWithSubjects")]
public sealed partial record PolicyRulesWithSubjects
{
    /// <summary>Users, groups or service accounts whose requests are covered; one match suffices.</summary>
    [Field("subjects", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<Subject> Subjects { get; init; }

    /// <summary>Requests for API objects that are covered by this rule.</summary>
    [Field("resourceRules", 2, List = "atomic")]
    public ValueList<ResourcePolicyRule> ResourceRules { get; init; }

    /// <summary>Requests for plain URL paths that are covered by this rule.</summary>
    [Field("nonResourceRules", 3, List = "atomic")]
    public ValueList<NonResourcePolicyRule> NonResourceRules { get; init; }
}
