namespace Dotnetes.Api.Authorization.V1;

/// <summary>Permits a set of actions on a set of resources.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.ResourceRule")]
public sealed partial record ResourceRule
{
    /// <summary>Actions that are permitted, such as get or list; an asterisk means all.</summary>
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    /// <summary>API groups of the resources; an asterisk means all groups.</summary>
    [Field("apiGroups", 2, List = "atomic")]
    public ValueList<string> ApiGroups { get; init; }

    /// <summary>Plural resource names, with subresources like pods/log; an asterisk means all in the groups.</summary>
    [Field("resources", 3, List = "atomic")]
    public ValueList<string> Resources { get; init; }

    /// <summary>Names of the objects the rule is limited to; empty means all objects.</summary>
    [Field("resourceNames", 4, List = "atomic")]
    public ValueList<string> ResourceNames { get; init; }
}
