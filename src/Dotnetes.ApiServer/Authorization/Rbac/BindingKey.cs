namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>A RoleBinding, or a ClusterRoleBinding when it has no namespace.</summary>
/// <param name="Namespace">The namespace; empty for the whole cluster.</param>
/// <param name="Name">The name.</param>
internal readonly record struct BindingKey(string Namespace, string Name);
