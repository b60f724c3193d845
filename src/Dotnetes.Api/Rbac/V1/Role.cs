namespace Dotnetes.Api.Rbac.V1;

/// <summary>A set of permissions within one namespace; takes effect through role bindings.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.Role", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "Role", Plural = "roles", Namespaced = true)]
public sealed partial record Role
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Permissions this role contains; they only add up, nothing can be denied.</summary>
    [Field("rules", 2, Omit = Omit.Never, List = "atomic")]
    public ValueList<PolicyRule> Rules { get; init; }
}

/// <summary>A list of Role objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.RoleList", TypeMeta = true)]
[Kind("rbac.authorization.k8s.io", "v1", "RoleList")]
public sealed partial record RoleList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Role objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Role> Items { get; init; }
}
