using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Pod name, UID, namespace and attempt number, which together identify a sandbox.</summary>
[GrpcMessage]
public sealed partial record PodSandboxMetadata
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>uid</c>.</summary>
    [Field("", 2)]
    public string Uid { get; init; } = "";

    /// <summary>Field <c>namespace</c>.</summary>
    [Field("", 3)]
    public string Namespace { get; init; } = "";

    /// <summary>Field <c>attempt</c>.</summary>
    [Field("", 4)]
    public uint Attempt { get; init; }
}
