using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Discards the history of all keys before a revision.</summary>
[GrpcMessage]
public sealed partial record CompactionRequest
{
    /// <summary>Field <c>revision</c>.</summary>
    [Field("", 1)]
    public long Revision { get; init; }

    /// <summary>Field <c>physical</c>.</summary>
    [Field("", 2)]
    public bool Physical { get; init; }
}
