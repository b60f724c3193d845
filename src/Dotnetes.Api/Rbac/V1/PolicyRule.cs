namespace Dotnetes.Api.Rbac.V1;

/// <summary>Grants a set of actions on a set of resources or on non-resource URLs.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.PolicyRule")]
public sealed partial record PolicyRule
{
    /// <summary>Actions that are granted, such as get, list or create; an asterisk grants every action.</summary>
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    /// <summary>API groups of the resources; the empty string is the core group and an asterisk stands for all groups.</summary>
    [Field("apiGroups", 2, List = "atomic")]
    public ValueList<string> ApiGroups { get; init; }

    /// <summary>Plural resource names the rule covers, with subresources written like pods/log; an asterisk covers all.</summary>
    [Field("resources", 3, List = "atomic")]
    public ValueList<string> Resources { get; init; }

    /// <summary>Restricts the rule to objects with these names; empty means every object.</summary>
    [Field("resourceNames", 4, List = "atomic")]
    public ValueList<string> ResourceNames { get; init; }

    /// <summary>URL paths outside the resource tree, such as /healthz or /logs/*; only effective through cluster role bindings.</summary>
    [Field("nonResourceURLs", 5, List = "atomic")]
    public ValueList<string> NonResourceUrls { get; init; }
}
