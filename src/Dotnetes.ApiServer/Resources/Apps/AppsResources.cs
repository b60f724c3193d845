namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>The resources of the apps group.</summary>
internal static class AppsResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new ControllerRevisionStrategy(),
            "controllerrevision",
            "controllerrevisions"),
        ResourceDefinition.Of(
            new DaemonSetStrategy(),
            "daemonset",
            "daemonsets",
            shortNames: ["ds"],
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("DaemonSet")]),
        ResourceDefinition.Of(
            new DeploymentStrategy(),
            "deployment",
            "deployments",
            shortNames: ["deploy"],
            categories: ["all"],
            subresources:
            [
                SubresourceDefinition.Scale,
                SubresourceDefinition.Status("Deployment"),
            ]),
        ResourceDefinition.Of(
            new ReplicaSetStrategy(),
            "replicaset",
            "replicasets",
            shortNames: ["rs"],
            categories: ["all"],
            subresources:
            [
                SubresourceDefinition.Scale,
                SubresourceDefinition.Status("ReplicaSet"),
            ]),
        ResourceDefinition.Of(
            new StatefulSetStrategy(),
            "statefulset",
            "statefulsets",
            shortNames: ["sts"],
            categories: ["all"],
            subresources:
            [
                SubresourceDefinition.Scale,
                SubresourceDefinition.Status("StatefulSet"),
            ]),
    ];
}
