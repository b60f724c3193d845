namespace Dotnetes.Api.Audit.V1;

/// <summary>Assigns an audit level to requests that match users, verbs, resources or paths.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.PolicyRule")]
public sealed partial record PolicyRule
{
    [Field("level", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Level { get; init; } = "";

    [Field("users", 2, List = "atomic")]
    public ValueList<string> Users { get; init; }

    [Field("userGroups", 3, List = "atomic")]
    public ValueList<string> UserGroups { get; init; }

    [Field("verbs", 4, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    [Field("resources", 5, List = "atomic")]
    public ValueList<GroupResources> Resources { get; init; }

    [Field("namespaces", 6, List = "atomic")]
    public ValueList<string> Namespaces { get; init; }

    [Field("nonResourceURLs", 7, List = "atomic")]
    public ValueList<string> NonResourceUrls { get; init; }

    [Field("omitStages", 8, List = "atomic")]
    public ValueList<string> OmitStages { get; init; }

    [Field("omitManagedFields", 9)]
    public bool? OmitManagedFields { get; init; }
}
