using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Changes the peer URLs of a member.</summary>
[GrpcMessage]
public sealed partial record MemberUpdateRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public ulong ID { get; init; }

    /// <summary>Field <c>peerURLs</c>.</summary>
    [Field("", 2)]
    public ValueList<string> PeerUrls { get; init; }
}
