using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether authentication is on, and the revision of its data.</summary>
[GrpcMessage]
public sealed partial record AuthStatusResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>enabled</c>.</summary>
    [Field("", 2)]
    public bool Enabled { get; init; }

    /// <summary>Field <c>authRevision</c>.</summary>
    [Field("", 3)]
    public ulong AuthRevision { get; init; }
}
