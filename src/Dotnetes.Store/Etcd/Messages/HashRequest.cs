using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for a hash of the whole backend of the member.</summary>
[GrpcMessage]
public sealed partial record HashRequest
{
}
