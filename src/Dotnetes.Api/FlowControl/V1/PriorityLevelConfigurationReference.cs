namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Refers to a priority level by its name.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationReference")]
public sealed partial record PriorityLevelConfigurationReference
{
    /// <summary>Name of the PriorityLevelConfiguration object that is referred to.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
