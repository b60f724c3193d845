using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Reads one key or a range of keys, at the current or an older revision.</summary>
[GrpcMessage]
public sealed partial record RangeRequest
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 2)]
    public ByteString RangeEnd { get; init; }

    /// <summary>Field <c>limit</c>.</summary>
    [Field("", 3)]
    public long Limit { get; init; }

    /// <summary>Field <c>revision</c>.</summary>
    [Field("", 4)]
    public long Revision { get; init; }

    /// <summary>Field <c>sort_order</c>.</summary>
    [Field("", 5)]
    public RangeRequestSortOrder SortOrder { get; init; }

    /// <summary>Field <c>sort_target</c>.</summary>
    [Field("", 6)]
    public RangeRequestSortTarget SortTarget { get; init; }

    /// <summary>Field <c>serializable</c>.</summary>
    [Field("", 7)]
    public bool Serializable { get; init; }

    /// <summary>Field <c>keys_only</c>.</summary>
    [Field("", 8)]
    public bool KeysOnly { get; init; }

    /// <summary>Field <c>count_only</c>.</summary>
    [Field("", 9)]
    public bool CountOnly { get; init; }

    /// <summary>Field <c>min_mod_revision</c>.</summary>
    [Field("", 10)]
    public long MinModRevision { get; init; }

    /// <summary>Field <c>max_mod_revision</c>.</summary>
    [Field("", 11)]
    public long MaxModRevision { get; init; }

    /// <summary>Field <c>min_create_revision</c>.</summary>
    [Field("", 12)]
    public long MinCreateRevision { get; init; }

    /// <summary>Field <c>max_create_revision</c>.</summary>
    [Field("", 13)]
    public long MaxCreateRevision { get; init; }
}
