namespace Dotnetes.ApiServer.Resources.ApiRegistration;

/// <summary>The resources of the apiregistration.k8s.io group.</summary>
internal static class ApiRegistrationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new ApiServiceStrategy(),
            "apiservice",
            "apiregistration.k8s.io/apiservices",
            categories: ["api-extensions"],
            subresources: [SubresourceDefinition.Status("APIService")]),
    ];
}
