using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for a copy of the backend as a stream of chunks.</summary>
[GrpcMessage]
public sealed partial record SnapshotRequest
{
}
