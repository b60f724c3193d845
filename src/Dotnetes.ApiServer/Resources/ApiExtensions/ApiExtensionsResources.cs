namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>The resources of the apiextensions.k8s.io group.</summary>
internal static class ApiExtensionsResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new CustomResourceDefinitionStrategy(),
            "customresourcedefinition",
            "apiextensions.k8s.io/customresourcedefinitions",
            shortNames: ["crd", "crds"],
            categories: ["api-extensions"],
            subresources: [SubresourceDefinition.Status("CustomResourceDefinition")],
            conversion: CustomResourceDefinitionStrategy.Conversion),
    ];
}
