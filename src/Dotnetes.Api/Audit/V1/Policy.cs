namespace Dotnetes.Api.Audit.V1;

/// <summary>Decides by rules which requests are logged and in how much detail.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.Policy", TypeMeta = true)]
[Kind("audit.k8s.io", "v1", "Policy", Namespaced = true)]
public sealed partial record Policy
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("rules", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<PolicyRule> Rules { get; init; }

    [Field("omitStages", 3, List = "atomic")]
    public ValueList<string> OmitStages { get; init; }

    [Field("omitManagedFields", 4)]
    public bool OmitManagedFields { get; init; }
}

/// <summary>A list of Policy objects.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.PolicyList", TypeMeta = true)]
[Kind("audit.k8s.io", "v1", "PolicyList")]
public sealed partial record PolicyList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Policy> Items { get; init; }
}
