namespace Dotnetes.Api.Events.V1;

/// <summary>Reports something noteworthy that happened in the cluster; kept for a limited time and informational only.</summary>
[ApiType(OpenApi = "io.k8s.api.events.v1.Event", TypeMeta = true)]
[Kind("events.k8s.io", "v1", "Event", Plural = "events", Namespaced = true)]
public sealed partial record Event
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>When this event was first observed, with microsecond precision.</summary>
    [Field("eventTime", 2, Required = true)]
    public MicroTime EventTime { get; init; }

    /// <summary>Counting data when the event keeps recurring; unset for a single occurrence.</summary>
    [Field("series", 3)]
    public EventSeries? Series { get; init; }

    /// <summary>Qualified name of the controller that reported the event, for example kubernetes.io/kubelet.</summary>
    [Field("reportingController", 4)]
    public string ReportingController { get; init; } = "";

    /// <summary>Instance of the reporting controller, for example a pod or node name; at most 128 characters.</summary>
    [Field("reportingInstance", 5)]
    public string ReportingInstance { get; init; } = "";

    /// <summary>What was done to or failed for the object concerned, as a short word; at most 128 characters.</summary>
    [Field("action", 6)]
    public string Action { get; init; } = "";

    /// <summary>Why the action was taken, as a short machine-readable word of at most 128 characters.</summary>
    [Field("reason", 7)]
    public string Reason { get; init; } = "";

    /// <summary>The object that the event is about, often the one the reporter manages.</summary>
    [Field("regarding", 8, Default = "{}")]
    public Core.V1.ObjectReference Regarding { get; init; } = Core.V1.ObjectReference.Empty;

    /// <summary>A second object involved in the event, for example one that was created or deleted.</summary>
    [Field("related", 9)]
    public Core.V1.ObjectReference? Related { get; init; }

    /// <summary>Description of the event for human readers; at most 1024 bytes.</summary>
    [Field("note", 10)]
    public string Note { get; init; } = "";

    /// <summary>Kind of event: Normal for routine news or Warning for problems.</summary>
    [Field("type", 11)]
    public string Type { get; init; } = "";

    /// <summary>Reporting component in the form of the older core event API, for compatibility.</summary>
    [Field("deprecatedSource", 12, Default = "{}")]
    public Core.V1.EventSource DeprecatedSource { get; init; } = Core.V1.EventSource.Empty;

    /// <summary>Time of the first occurrence in the form of the older core event API.</summary>
    [Field("deprecatedFirstTimestamp", 13)]
    public Time DeprecatedFirstTimestamp { get; init; }

    /// <summary>Time of the latest occurrence in the form of the older core event API.</summary>
    [Field("deprecatedLastTimestamp", 14)]
    public Time DeprecatedLastTimestamp { get; init; }

    /// <summary>Number of occurrences in the form of the older core event API.</summary>
    [Field("deprecatedCount", 15)]
    public int DeprecatedCount { get; init; }
}

/// <summary>A list of Event objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.events.v1.EventList", TypeMeta = true)]
[Kind("events.k8s.io", "v1", "EventList")]
public sealed partial record EventList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Event objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Event> Items { get; init; }
}
