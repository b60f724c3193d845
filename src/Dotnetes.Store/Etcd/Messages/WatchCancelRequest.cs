using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Ends one watch of the stream by its identifier.</summary>
[GrpcMessage]
public sealed partial record WatchCancelRequest
{
    /// <summary>Field <c>watch_id</c>.</summary>
    [Field("", 1)]
    public long WatchId { get; init; }
}
