using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks whether authentication is on; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record AuthStatusRequest
{
}
