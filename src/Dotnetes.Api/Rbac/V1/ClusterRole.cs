namespace Dotnetes.Api.Rbac.V1;

/// <summary>A set of permissions that applies cluster-wide or can be granted in single namespaces by role bindings.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.ClusterRole", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "ClusterRole", Plural = "clusterroles")]
public sealed partial record ClusterRole
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Permissions this role contains; overwritten by the controller when an aggregation rule is present.</summary>
    [Field("rules", 2, Omit = Omit.Never, List = "atomic")]
    public ValueList<PolicyRule> Rules { get; init; }

    /// <summary>Makes a controller assemble the rules from other cluster roles; manual edits to rules are then lost.</summary>
    [Field("aggregationRule", 3)]
    public AggregationRule? AggregationRule { get; init; }
}

/// <summary>A list of ClusterRole objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.ClusterRoleList", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "ClusterRoleList")]
public sealed partial record ClusterRoleList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ClusterRole objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ClusterRole> Items { get; init; }
}
