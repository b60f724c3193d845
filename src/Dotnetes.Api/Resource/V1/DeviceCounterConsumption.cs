namespace Dotnetes.Api.Resource.V1;

/// <summary>The amounts one device takes from one counter set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceCounterConsumption")]
public sealed partial record DeviceCounterConsumption
{
    /// <summary>Name of the counter set the amounts are taken from.</summary>
    [Field("counterSet", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CounterSet { get; init; } = "";

    /// <summary>Amount taken from each counter of the set, by counter name.</summary>
    [Field("counters", 2, Required = true)]
    public ValueMap<Counter> Counters { get; init; }
}
