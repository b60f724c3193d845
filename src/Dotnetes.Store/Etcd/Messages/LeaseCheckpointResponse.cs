using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to recording lease lifetimes, consisting of the common header only.</summary>
[GrpcMessage]
public sealed partial record LeaseCheckpointResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }
}
