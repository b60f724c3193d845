using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks the leader to hand its role to another member.</summary>
[GrpcMessage]
public sealed partial record MoveLeaderRequest
{
    /// <summary>Field <c>targetID</c>.</summary>
    [Field("", 1)]
    public ulong TargetID { get; init; }
}
