namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>The amounts one device takes from one counter set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceCounterConsumption")]
public sealed partial record DeviceCounterConsumption
{
    [Field("counterSet", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CounterSet { get; init; } = "";

    [Field("counters", 2, Required = true)]
    public ValueMap<Counter> Counters { get; init; }
}
