namespace Dotnetes.Api.Rbac.V1;

/// <summary>Grants the permissions of a role or cluster role to subjects within one namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.RoleBinding", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "RoleBinding", Plural = "rolebindings", Namespaced = true)]
public sealed partial record RoleBinding
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Users, groups and service accounts that receive the permissions.</summary>
    [Field("subjects", 2, List = "atomic")]
    public ValueList<Subject> Subjects { get; init; }

    /// <summary>The role in this namespace or cluster role being granted; it cannot be changed after creation.</summary>
    [Field("roleRef", 3, Required = true, Default = "{}")]
    public RoleRef RoleRef { get; init; } = RoleRef.Empty;
}

/// <summary>A list of RoleBinding objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.RoleBindingList", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "RoleBindingList")]
public sealed partial record RoleBindingList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The RoleBinding objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<RoleBinding> Items { get; init; }
}
