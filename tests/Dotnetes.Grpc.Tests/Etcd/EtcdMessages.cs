using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Grpc.Tests.Etcd;

// The few fields of etcd's API that these tests touch.
[GrpcMessage]
internal sealed partial record EtcdHeader
{
    [Field("revision", 3)]
    public long Revision { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdKeyValue
{
    [Field("key", 1)]
    public ByteString Key { get; init; }

    [Field("mod_revision", 3)]
    public long ModRevision { get; init; }

    [Field("value", 5)]
    public ByteString Value { get; init; }

    [Field("lease", 6)]
    public long Lease { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdPutRequest
{
    [Field("key", 1)]
    public ByteString Key { get; init; }

    [Field("value", 2)]
    public ByteString Value { get; init; }

    [Field("lease", 3)]
    public long Lease { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdPutResponse
{
    [Field("header", 1)]
    public EtcdHeader? Header { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdRangeRequest
{
    [Field("key", 1)]
    public ByteString Key { get; init; }

    [Field("range_end", 2)]
    public ByteString RangeEnd { get; init; }

    [Field("revision", 4)]
    public long Revision { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdRangeResponse
{
    [Field("header", 1)]
    public EtcdHeader? Header { get; init; }

    [Field("kvs", 2)]
    public ValueList<EtcdKeyValue> Kvs { get; init; }

    [Field("count", 4)]
    public long Count { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdWatchCreate
{
    [Field("key", 1)]
    public ByteString Key { get; init; }

    [Field("range_end", 2)]
    public ByteString RangeEnd { get; init; }

    [Field("start_revision", 3)]
    public long StartRevision { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdWatchRequest
{
    [Field("create_request", 1)]
    public EtcdWatchCreate? Create { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdEvent
{
    [Field("type", 1)]
    public int Type { get; init; }

    [Field("kv", 2)]
    public EtcdKeyValue? Kv { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdWatchResponse
{
    [Field("created", 3)]
    public bool Created { get; init; }

    [Field("events", 11)]
    public ValueList<EtcdEvent> Events { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdLease
{
    [Field("TTL", 1)]
    public long Ttl { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdLeaseGranted
{
    [Field("ID", 2)]
    public long Id { get; init; }

    [Field("TTL", 3)]
    public long Ttl { get; init; }
}

[GrpcMessage]
internal sealed partial record EtcdLeaseId
{
    [Field("ID", 1)]
    public long Id { get; init; }
}
