namespace Dotnetes.Api.Core.V1;

/// <summary>Health of the devices assigned to a container under one resource name.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceStatus")]
public sealed partial record ResourceStatus
{
    /// <summary>Name of the resource; device claims use the form claim:claim-name/request.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Health of the individual devices, identified by their unique ids.</summary>
    [Field("resources", 2, List = "map", Keys = "resourceID")]
    public ValueList<ResourceHealth> Resources { get; init; }
}
