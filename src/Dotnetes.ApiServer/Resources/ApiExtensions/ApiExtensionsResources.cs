using Dotnetes.Api.ApiExtensions.V1;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>The resources of the apiextensions.k8s.io group.</summary>
internal static class ApiExtensionsResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new StatusStrategy<CustomResourceDefinition, CustomResourceDefinitionSpec, CustomResourceDefinitionStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, CustomResourceDefinitionStatus.Empty),
            "customresourcedefinition",
            "apiextensions.k8s.io/customresourcedefinitions",
            shortNames: ["crd", "crds"],
            categories: ["api-extensions"],
            subresources: [SubresourceDefinition.Status("CustomResourceDefinition")]),
    ];
}
