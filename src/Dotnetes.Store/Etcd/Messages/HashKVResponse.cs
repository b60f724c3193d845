using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Hash of the keys, with the revisions at which it was taken and last compacted.</summary>
[GrpcMessage]
public sealed partial record HashKVResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>hash</c>.</summary>
    [Field("", 2)]
    public uint Hash { get; init; }

    /// <summary>Field <c>compact_revision</c>.</summary>
    [Field("", 3)]
    public long CompactRevision { get; init; }

    /// <summary>Field <c>hash_revision</c>.</summary>
    [Field("", 4)]
    public long HashRevision { get; init; }
}
