using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for the names of all users; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record AuthUserListRequest
{
}
