using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>One chunk of the snapshot and the number of bytes still to come.</summary>
[GrpcMessage]
public sealed partial record SnapshotResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>remaining_bytes</c>.</summary>
    [Field("", 2)]
    public ulong RemainingBytes { get; init; }

    /// <summary>Field <c>blob</c>.</summary>
    [Field("", 3)]
    public ByteString Blob { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 4)]
    public string Version { get; init; } = "";
}
