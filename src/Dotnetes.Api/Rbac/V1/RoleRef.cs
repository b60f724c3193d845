namespace Dotnetes.Api.Rbac.V1;

/// <summary>Points to the role that a binding grants.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.RoleRef", Atomic = true)]
public sealed partial record RoleRef
{
    /// <summary>API group of the role, which is rbac.authorization.k8s.io.</summary>
    [Field("apiGroup", 1, Omit = Omit.Never, Default = "\"\"")]
    public string ApiGroup { get; init; } = "";

    /// <summary>Either Role or ClusterRole; cluster role bindings accept only ClusterRole.</summary>
    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Name of the role that the binding grants.</summary>
    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
