namespace Dotnetes.Api.Core.V1;

/// <summary>A record of something that happened to an object; informational and kept for a limited time only.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Event", TypeMeta = true)]
[Kind("", "v1", "Event", Plural = "events", Namespaced = true)]
public sealed partial record Event
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Required = true, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The object that the event is about.</summary>
    [Field("involvedObject", 2, Required = true, Default = "{}")]
    public ObjectReference InvolvedObject { get; init; } = ObjectReference.Empty;

    /// <summary>Short CamelCase word for what happened, meant for machines.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Readable description of what happened and its consequences.</summary>
    [Field("message", 4)]
    public string Message { get; init; } = "";

    /// <summary>The component that reported the event, in the older reporting style.</summary>
    [Field("source", 5, Default = "{}")]
    public EventSource Source { get; init; } = EventSource.Empty;

    /// <summary>Moment at which the event was recorded the first time.</summary>
    [Field("firstTimestamp", 6)]
    public Time FirstTimestamp { get; init; }

    /// <summary>Moment at which the most recent occurrence was recorded.</summary>
    [Field("lastTimestamp", 7)]
    public Time LastTimestamp { get; init; }

    /// <summary>How many times the event has occurred so far.</summary>
    [Field("count", 8)]
    public int Count { get; init; }

    /// <summary>Severity class of the event, Normal or Warning; further classes may be added.</summary>
    [Field("type", 9)]
    public string Type { get; init; } = "";

    /// <summary>Moment, with microseconds, at which the event was first observed.</summary>
    [Field("eventTime", 10)]
    public MicroTime EventTime { get; init; }

    /// <summary>Repetition data when the event stands for a series; unset for a single occurrence.</summary>
    [Field("series", 11)]
    public EventSeries? Series { get; init; }

    /// <summary>What was done, or failed, in regard to the object.</summary>
    [Field("action", 12)]
    public string Action { get; init; } = "";

    /// <summary>A second object that plays a part in the action.</summary>
    [Field("related", 13)]
    public ObjectReference? Related { get; init; }

    /// <summary>Name of the reporting controller, for example kubernetes.io/kubelet.</summary>
    [Field("reportingComponent", 14, Omit = Omit.Never, Default = "\"\"")]
    public string ReportingComponent { get; init; } = "";

    /// <summary>Id of the reporting controller instance, for example a pod name.</summary>
    [Field("reportingInstance", 15, Omit = Omit.Never, Default = "\"\"")]
    public string ReportingInstance { get; init; } = "";
}

/// <summary>A list of Event objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EventList", TypeMeta = true)]
[Kind("", "v1", "EventList")]
public sealed partial record EventList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Event objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Event> Items { get; init; }
}
