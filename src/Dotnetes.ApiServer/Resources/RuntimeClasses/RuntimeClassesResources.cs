namespace Dotnetes.ApiServer.Resources.RuntimeClasses;

/// <summary>The resources of the node.k8s.io group.</summary>
internal static class RuntimeClassesResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new RuntimeClassStrategy(),
            "runtimeclass",
            "runtimeclasses"),
    ];
}
