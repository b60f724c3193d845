using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>Which role a binding means.</summary>
/// <param name="Kind">Role or ClusterRole; bindings may hold anything else, which no role ever is.</param>
/// <param name="Namespace">The namespace of a Role.</param>
/// <param name="Name">The name.</param>
internal readonly record struct RoleKey(string Kind, string Namespace, string Name)
{
    /// <summary>The kind of roles of the whole cluster.</summary>
    public const string ClusterKind = "ClusterRole";

    /// <summary>The kind of roles of a namespace.</summary>
    public const string LocalKind = "Role";

    /// <summary>The role that a binding in a namespace, or in none, refers to.</summary>
    public static RoleKey Of(RoleRef role, string ns) => new(role.Kind, role.Kind == ClusterKind ? "" : ns, role.Name);

    /// <summary>What is said of a role that is not there.</summary>
    public string Missing => Kind is ClusterKind or LocalKind
        ? $"{Kind.ToLowerInvariant()}.rbac.authorization.k8s.io {GoText.Quote(Name)} not found"
        : $"unsupported role reference kind: {GoText.Quote(Kind)}";
}
