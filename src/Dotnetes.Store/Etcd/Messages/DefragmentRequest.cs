using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks a member to give unused space of its backend back to the file system.</summary>
[GrpcMessage]
public sealed partial record DefragmentRequest
{
}
