using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Opens a watch on a key or range, from a given revision on.</summary>
[GrpcMessage]
public sealed partial record WatchCreateRequest
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 2)]
    public ByteString RangeEnd { get; init; }

    /// <summary>Field <c>start_revision</c>.</summary>
    [Field("", 3)]
    public long StartRevision { get; init; }

    /// <summary>Field <c>progress_notify</c>.</summary>
    [Field("", 4)]
    public bool ProgressNotify { get; init; }

    /// <summary>Field <c>filters</c>.</summary>
    [Field("", 5)]
    public ValueList<WatchCreateRequestFilterType> Filters { get; init; }

    /// <summary>Field <c>prev_kv</c>.</summary>
    [Field("", 6)]
    public bool PrevKv { get; init; }

    /// <summary>Field <c>watch_id</c>.</summary>
    [Field("", 7)]
    public long WatchId { get; init; }

    /// <summary>Field <c>fragment</c>.</summary>
    [Field("", 8)]
    public bool Fragment { get; init; }
}
