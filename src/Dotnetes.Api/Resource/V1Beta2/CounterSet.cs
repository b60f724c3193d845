namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A named group of counters that several devices of a pool consume from together.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.CounterSet")]
public sealed partial record CounterSet
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("counters", 2, Required = true)]
    public ValueMap<Counter> Counters { get; init; }
}
