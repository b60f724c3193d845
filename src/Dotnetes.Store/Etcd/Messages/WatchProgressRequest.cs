using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks the server to report the current revision on the watch stream.</summary>
[GrpcMessage]
public sealed partial record WatchProgressRequest
{
}
