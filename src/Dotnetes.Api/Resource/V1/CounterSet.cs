namespace Dotnetes.Api.Resource.V1;

/// <summary>A named group of counters that several devices of a pool consume from together.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.CounterSet")]
public sealed partial record CounterSet
{
    /// <summary>Name by which devices refer to this counter set; unique within the pool.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>The counters of this set, by name, with the total amount of each.</summary>
    [Field("counters", 2, Required = true)]
    public ValueMap<Counter> Counters { get; init; }
}
