using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A member of the etcd cluster with name, URLs and learner flag.</summary>
[GrpcMessage]
public sealed partial record Member
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public ulong ID { get; init; }

    /// <summary>Field <c>name</c>.</summary>
    [Field("", 2)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>peerURLs</c>.</summary>
    [Field("", 3)]
    public ValueList<string> PeerUrls { get; init; }

    /// <summary>Field <c>clientURLs</c>.</summary>
    [Field("", 4)]
    public ValueList<string> ClientUrls { get; init; }

    /// <summary>Field <c>isLearner</c>.</summary>
    [Field("", 5)]
    public bool IsLearner { get; init; }
}
