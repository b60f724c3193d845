namespace Dotnetes.Api.Events.V1;

/// <summary>Counting data for an event that happened repeatedly.</summary>
[ApiType(OpenApi = "io.k8s.api.events.v1.EventSeries")]
public sealed partial record EventSeries
{
    /// <summary>Number of occurrences seen in the series so far; at least 2.</summary>
    [Field("count", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Count { get; init; }

    /// <summary>When the event last occurred before this record was written, with microsecond precision.</summary>
    [Field("lastObservedTime", 2, Required = true)]
    public MicroTime LastObservedTime { get; init; }
}
