namespace Dotnetes.Api.Core.V1;

/// <summary>Repetition data of an event that keeps occurring.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EventSeries")]
public sealed partial record EventSeries
{
    /// <summary>How many occurrences the series has up to the last heartbeat.</summary>
    [Field("count", 1)]
    public int Count { get; init; }

    /// <summary>Moment, with microseconds, at which the latest occurrence was seen.</summary>
    [Field("lastObservedTime", 2)]
    public MicroTime LastObservedTime { get; init; }
}
