namespace Dotnetes.Api.Resource.V1;

/// <summary>One request within a claim: either a single description of devices or a list of alternatives.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceRequest")]
public sealed partial record DeviceRequest
{
    /// <summary>Name of the request, used by containers, constraints and configuration to refer to it.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Describes the wanted devices when there are no alternatives.</summary>
    [Field("exactly", 2)]
    public ExactDeviceRequest? Exactly { get; init; }

    /// <summary>Alternatives in order of preference; the scheduler takes the first that can be satisfied.</summary>
    [Field("firstAvailable", 3, List = "atomic", Gate = "DRAPrioritizedList")]
    public ValueList<DeviceSubRequest> FirstAvailable { get; init; }
}
