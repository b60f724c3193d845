namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>The resources of the rbac.authorization.k8s.io group.</summary>
internal static class RbacResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new ClusterRoleBindingStrategy(),
            "clusterrolebinding",
            "clusterrolebindings"),
        ResourceDefinition.Of(
            new ClusterRoleStrategy(),
            "clusterrole",
            "clusterroles"),
        ResourceDefinition.Of(
            new RoleBindingStrategy(),
            "rolebinding",
            "rolebindings"),
        ResourceDefinition.Of(
            new RoleStrategy(),
            "role",
            "roles"),
    ];
}
