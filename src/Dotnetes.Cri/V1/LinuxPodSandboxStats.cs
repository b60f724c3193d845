using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory, network, process and I/O statistics of a Linux sandbox and its containers.</summary>
[GrpcMessage]
public sealed partial record LinuxPodSandboxStats
{
    /// <summary>Field <c>cpu</c>.</summary>
    [Field("", 1)]
    public CpuUsage? Cpu { get; init; }

    /// <summary>Field <c>memory</c>.</summary>
    [Field("", 2)]
    public MemoryUsage? Memory { get; init; }

    /// <summary>Field <c>network</c>.</summary>
    [Field("", 3)]
    public NetworkUsage? Network { get; init; }

    /// <summary>Field <c>process</c>.</summary>
    [Field("", 4)]
    public ProcessUsage? Process { get; init; }

    /// <summary>Field <c>containers</c>.</summary>
    [Field("", 5)]
    public ValueList<ContainerStats> Containers { get; init; }

    /// <summary>Field <c>io</c>.</summary>
    [Field("", 6)]
    public IoUsage? Io { get; init; }
}
