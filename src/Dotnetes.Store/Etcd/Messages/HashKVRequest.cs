using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for a hash of all keys up to a revision.</summary>
[GrpcMessage]
public sealed partial record HashKVRequest
{
    /// <summary>Field <c>revision</c>.</summary>
    [Field("", 1)]
    public long Revision { get; init; }
}
