using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory, network and process statistics of a Windows sandbox and its containers.</summary>
[GrpcMessage]
public sealed partial record WindowsPodSandboxStats
{
    /// <summary>Field <c>cpu</c>.</summary>
    [Field("", 1)]
    public WindowsCpuUsage? Cpu { get; init; }

    /// <summary>Field <c>memory</c>.</summary>
    [Field("", 2)]
    public WindowsMemoryUsage? Memory { get; init; }

    /// <summary>Field <c>network</c>.</summary>
    [Field("", 3)]
    public WindowsNetworkUsage? Network { get; init; }

    /// <summary>Field <c>process</c>.</summary>
    [Field("", 4)]
    public WindowsProcessUsage? Process { get; init; }

    /// <summary>Field <c>containers</c>.</summary>
    [Field("", 5)]
    public ValueList<WindowsContainerStats> Containers { get; init; }
}
