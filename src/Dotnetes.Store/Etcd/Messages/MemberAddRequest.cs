using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Adds a member to the cluster, as full member or as learner.</summary>
[GrpcMessage]
public sealed partial record MemberAddRequest
{
    /// <summary>Field <c>peerURLs</c>.</summary>
    [Field("", 1)]
    public ValueList<string> PeerUrls { get; init; }

    /// <summary>Field <c>isLearner</c>.</summary>
    [Field("", 2)]
    public bool IsLearner { get; init; }
}
