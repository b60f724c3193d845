namespace Dotnetes.Api.Rbac.V1;

/// <summary>Someone to whom a role is granted: a user, a group or a service account.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.Subject", Atomic = true)]
public sealed partial record Subject
{
    /// <summary>Kind of subject: User, Group or ServiceAccount.</summary>
    [Field("kind", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>API group of the subject; defaults to empty for service accounts and rbac.authorization.k8s.io for users and groups.</summary>
    [Field("apiGroup", 2)]
    public string ApiGroup { get; init; } = "";

    /// <summary>Name of the user, group or service account.</summary>
    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Namespace of the service account; must be empty for users and groups.</summary>
    [Field("namespace", 4)]
    public string Namespace { get; init; } = "";
}
