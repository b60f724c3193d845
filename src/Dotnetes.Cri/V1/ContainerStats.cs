using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory, swap, I/O and writable layer statistics of a container.</summary>
[GrpcMessage]
public sealed partial record ContainerStats
{
    /// <summary>Field <c>attributes</c>.</summary>
    [Field("", 1)]
    public ContainerAttributes? Attributes { get; init; }

    /// <summary>Field <c>cpu</c>.</summary>
    [Field("", 2)]
    public CpuUsage? Cpu { get; init; }

    /// <summary>Field <c>memory</c>.</summary>
    [Field("", 3)]
    public MemoryUsage? Memory { get; init; }

    /// <summary>Field <c>writable_layer</c>.</summary>
    [Field("", 4)]
    public FilesystemUsage? WritableLayer { get; init; }

    /// <summary>Field <c>swap</c>.</summary>
    [Field("", 5)]
    public SwapUsage? Swap { get; init; }

    /// <summary>Field <c>io</c>.</summary>
    [Field("", 6)]
    public IoUsage? Io { get; init; }
}
