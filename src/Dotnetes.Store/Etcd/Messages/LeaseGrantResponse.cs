using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Identifier and time to live of the granted lease.</summary>
[GrpcMessage]
public sealed partial record LeaseGrantResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 2)]
    public long ID { get; init; }

    /// <summary>Field <c>TTL</c>.</summary>
    [Field("", 3)]
    public long Ttl { get; init; }

    /// <summary>Field <c>error</c>.</summary>
    [Field("", 4)]
    public string Error { get; init; } = "";
}
