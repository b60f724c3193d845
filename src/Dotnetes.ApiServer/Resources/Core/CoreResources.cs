using Dotnetes.ApiServer.Resources.Core.Events;
using Dotnetes.ApiServer.Resources.Core.Namespaces;
using Dotnetes.ApiServer.Resources.Core.Nodes;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.ApiServer.Resources.Core.Services;
using Dotnetes.ApiServer.Resources.Core.Storage;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The resources of the core group.</summary>
internal static class CoreResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create(ServiceAllocator services, TimeSpan eventLife) => [.. ClusterAndStorage(eventLife), .. Workloads(), .. AccessAndServices(services)];

    private static ResourceDefinition[] ClusterAndStorage(TimeSpan eventLife) =>
    [
        ResourceDefinition.Of(
            new ConfigMapStrategy(),
            "configmap",
            "configmaps",
            shortNames: ["cm"]),
        ResourceDefinition.Of(
            new EndpointsStrategy(),
            "endpoints",
            "services/endpoints",
            shortNames: ["ep"],
            deprecation: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"),
        ResourceDefinition.Of(
            new EventStrategy(),
            "event",
            "events",
            shortNames: ["ev"],
            life: eventLife),
        ResourceDefinition.Of(
            new LimitRangeStrategy(),
            "limitrange",
            "limitranges",
            shortNames: ["limits"]),
        ResourceDefinition.Of(
            new NamespaceStrategy(),
            "namespace",
            "namespaces",
            shortNames: ["ns"],
            verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
            subresources:
            [
                new("finalize", "", "Namespace", "update"),
                SubresourceDefinition.Status("Namespace"),
            ]),
        ResourceDefinition.Of(
            new NodeStrategy(),
            "node",
            "minions",
            shortNames: ["no"],
            subresources:
            [
                new("proxy", "", "NodeProxyOptions", "create", "delete", "get", "patch", "update"),
                SubresourceDefinition.Status("Node"),
            ]),
        ResourceDefinition.Of(
            new PersistentVolumeClaimStrategy(),
            "persistentvolumeclaim",
            "persistentvolumeclaims",
            shortNames: ["pvc"],
            subresources: [SubresourceDefinition.Status("PersistentVolumeClaim")]),
        ResourceDefinition.Of(
            new PersistentVolumeStrategy(),
            "persistentvolume",
            "persistentvolumes",
            shortNames: ["pv"],
            subresources: [SubresourceDefinition.Status("PersistentVolume")]),
    ];

    private static ResourceDefinition[] Workloads() =>
    [
        ResourceDefinition.Of(
            new PodStrategy(),
            "pod",
            "pods",
            shortNames: ["po"],
            categories: ["all"],
            subresources:
            [
                new("attach", "", "PodAttachOptions", "create", "get"),
                new("binding", "", "Binding", "create"),
                new("ephemeralcontainers", "", "Pod", "get", "patch", "update"),
                new("eviction", "policy/v1", "Eviction", "create"),
                new("exec", "", "PodExecOptions", "create", "get"),
                new("log", "", "Pod", "get"),
                new("portforward", "", "PodPortForwardOptions", "create", "get"),
                new("proxy", "", "PodProxyOptions", "create", "delete", "get", "patch", "update"),
                new("resize", "", "Pod", "get", "patch", "update"),
                SubresourceDefinition.Status("Pod"),
            ]),
        ResourceDefinition.Of(
            new PodTemplateStrategy(),
            "podtemplate",
            "podtemplates"),
        ResourceDefinition.Of(
            new ReplicationControllerStrategy(),
            "replicationcontroller",
            "controllers",
            shortNames: ["rc"],
            categories: ["all"],
            subresources:
            [
                SubresourceDefinition.Scale,
                SubresourceDefinition.Status("ReplicationController"),
            ]),
        ResourceDefinition.Of(
            new ResourceQuotaStrategy(),
            "resourcequota",
            "resourcequotas",
            shortNames: ["quota"],
            subresources: [SubresourceDefinition.Status("ResourceQuota")]),
    ];

    private static ResourceDefinition[] AccessAndServices(ServiceAllocator services) =>
    [
        ResourceDefinition.Of(
            new SecretStrategy(),
            "secret",
            "secrets"),
        ResourceDefinition.Of(
            new ServiceAccountStrategy(),
            "serviceaccount",
            "serviceaccounts",
            shortNames: ["sa"],
            subresources:
            [
                new("token", "authentication.k8s.io/v1", "TokenRequest", "create"),
            ]),
        ResourceDefinition.Of(
            new ServiceStrategy(services),
            "service",
            "services/specs",
            shortNames: ["svc"],
            categories: ["all"],
            subresources:
            [
                new("proxy", "", "ServiceProxyOptions", "create", "delete", "get", "patch", "update"),
                SubresourceDefinition.Status("Service"),
            ]),
    ];
}
