namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>One request within a claim: either a single description of devices or a list of alternatives.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceRequest")]
public sealed partial record DeviceRequest
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("exactly", 2)]
    public ExactDeviceRequest? Exactly { get; init; }

    [Field("firstAvailable", 3, List = "atomic", Gate = "DRAPrioritizedList")]
    public ValueList<DeviceSubRequest> FirstAvailable { get; init; }
}
