using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Switches authentication off for the cluster; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record AuthDisableRequest
{
}
