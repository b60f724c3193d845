using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks a member for its status; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record StatusRequest
{
}
