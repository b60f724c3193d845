namespace Dotnetes.Api.Rbac.V1;

/// <summary>Grants the permissions of a cluster role to subjects in all namespaces and for cluster-wide resources.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.ClusterRoleBinding", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", Plural = "clusterrolebindings")]
public sealed partial record ClusterRoleBinding
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Users, groups and service accounts that receive the permissions.</summary>
    [Field("subjects", 2, List = "atomic")]
    public ValueList<Subject> Subjects { get; init; }

    /// <summary>The cluster role being granted; it cannot be changed after creation.</summary>
    [Field("roleRef", 3, Required = true, Default = "{}")]
    public RoleRef RoleRef { get; init; } = RoleRef.Empty;
}

/// <summary>A list of ClusterRoleBinding objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.ClusterRoleBindingList", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "ClusterRoleBindingList")]
public sealed partial record ClusterRoleBindingList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ClusterRoleBinding objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ClusterRoleBinding> Items { get; init; }
}
