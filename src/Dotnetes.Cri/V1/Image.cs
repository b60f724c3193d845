using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>An image on the node with names, digests, size, user and pinning.</summary>
[GrpcMessage]
public sealed partial record Image
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>repo_tags</c>.</summary>
    [Field("", 2)]
    public ValueList<string> RepoTags { get; init; }

    /// <summary>Field <c>repo_digests</c>.</summary>
    [Field("", 3)]
    public ValueList<string> RepoDigests { get; init; }

    /// <summary>Field <c>size</c>.</summary>
    [Field("", 4)]
    public ulong Size { get; init; }

    /// <summary>Field <c>uid</c>.</summary>
    [Field("", 5)]
    public Int64Value? Uid { get; init; }

    /// <summary>Field <c>username</c>.</summary>
    [Field("", 6)]
    public string Username { get; init; } = "";

    /// <summary>Field <c>spec</c>.</summary>
    [Field("", 7)]
    public ImageSpec? Spec { get; init; }

    /// <summary>Field <c>pinned</c>.</summary>
    [Field("", 8)]
    public bool Pinned { get; init; }
}
