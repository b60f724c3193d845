using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A key with its value, revisions, version counter and lease.</summary>
[GrpcMessage]
public sealed partial record KeyValue
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>create_revision</c>.</summary>
    [Field("", 2)]
    public long CreateRevision { get; init; }

    /// <summary>Field <c>mod_revision</c>.</summary>
    [Field("", 3)]
    public long ModRevision { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 4)]
    public long Version { get; init; }

    /// <summary>Field <c>value</c>.</summary>
    [Field("", 5)]
    public ByteString Value { get; init; }

    /// <summary>Field <c>lease</c>.</summary>
    [Field("", 6)]
    public long Lease { get; init; }
}
