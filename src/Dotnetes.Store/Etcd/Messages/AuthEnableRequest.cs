using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Switches authentication on for the cluster; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record AuthEnableRequest
{
}
