using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Events of one watch, or notice that it was created or cancelled.</summary>
[GrpcMessage]
public sealed partial record WatchResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>watch_id</c>.</summary>
    [Field("", 2)]
    public long WatchId { get; init; }

    /// <summary>Field <c>created</c>.</summary>
    [Field("", 3)]
    public bool Created { get; init; }

    /// <summary>Field <c>canceled</c>.</summary>
    [Field("", 4)]
    public bool Canceled { get; init; }

    /// <summary>Field <c>compact_revision</c>.</summary>
    [Field("", 5)]
    public long CompactRevision { get; init; }

    /// <summary>Field <c>cancel_reason</c>.</summary>
    [Field("", 6)]
    public string CancelReason { get; init; } = "";

    /// <summary>Field <c>fragment</c>.</summary>
    [Field("", 7)]
    public bool Fragment { get; init; }

    /// <summary>Field <c>events</c>.</summary>
    [Field("", 11)]
    public ValueList<Event> Events { get; init; }
}
