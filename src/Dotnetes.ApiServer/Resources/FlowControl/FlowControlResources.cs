namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>The resources of the flowcontrol.apiserver.k8s.io group.</summary>
internal static class FlowControlResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new FlowSchemaStrategy(),
            "flowschema",
            "flowschemas",
            subresources: [SubresourceDefinition.Status("FlowSchema")]),
        ResourceDefinition.Of(
            new PriorityLevelConfigurationStrategy(),
            "prioritylevelconfiguration",
            "prioritylevelconfigurations",
            subresources: [SubresourceDefinition.Status("PriorityLevelConfiguration")]),
    ];
}
