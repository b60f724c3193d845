using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory and writable layer statistics of a Windows container.</summary>
[GrpcMessage]
public sealed partial record WindowsContainerStats
{
    /// <summary>Field <c>attributes</c>.</summary>
    [Field("", 1)]
    public ContainerAttributes? Attributes { get; init; }

    /// <summary>Field <c>cpu</c>.</summary>
    [Field("", 2)]
    public WindowsCpuUsage? Cpu { get; init; }

    /// <summary>Field <c>memory</c>.</summary>
    [Field("", 3)]
    public WindowsMemoryUsage? Memory { get; init; }

    /// <summary>Field <c>writable_layer</c>.</summary>
    [Field("", 4)]
    public WindowsFilesystemUsage? WritableLayer { get; init; }
}
