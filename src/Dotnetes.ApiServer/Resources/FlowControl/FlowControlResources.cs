using Dotnetes.Api.FlowControl.V1;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>The resources of the flowcontrol.apiserver.k8s.io group.</summary>
internal static class FlowControlResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new StatusStrategy<FlowSchema, FlowSchemaSpec, FlowSchemaStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, FlowSchemaStatus.Empty),
            "flowschema",
            "flowschemas",
            subresources: [SubresourceDefinition.Status("FlowSchema")]),
        ResourceDefinition.Of(
            new StatusStrategy<PriorityLevelConfiguration, PriorityLevelConfigurationSpec, PriorityLevelConfigurationStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, PriorityLevelConfigurationStatus.Empty),
            "prioritylevelconfiguration",
            "prioritylevelconfigurations",
            subresources: [SubresourceDefinition.Status("PriorityLevelConfiguration")]),
    ];
}
