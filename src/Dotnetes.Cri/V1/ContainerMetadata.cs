using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Container name and attempt number, which identify a container in its sandbox.</summary>
[GrpcMessage]
public sealed partial record ContainerMetadata
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>attempt</c>.</summary>
    [Field("", 2)]
    public uint Attempt { get; init; }
}
