using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Records the remaining lifetimes of leases; used between members.</summary>
[GrpcMessage]
public sealed partial record LeaseCheckpointRequest
{
    /// <summary>Field <c>checkpoints</c>.</summary>
    [Field("", 1)]
    public ValueList<LeaseCheckpoint> Checkpoints { get; init; }
}
