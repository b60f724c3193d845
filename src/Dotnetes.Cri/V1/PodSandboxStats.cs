using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Resource statistics of a sandbox in the form for its operating system.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStats
{
    /// <summary>Field <c>attributes</c>.</summary>
    [Field("", 1)]
    public PodSandboxAttributes? Attributes { get; init; }

    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 2)]
    public LinuxPodSandboxStats? Linux { get; init; }

    /// <summary>Field <c>windows</c>.</summary>
    [Field("", 3)]
    public WindowsPodSandboxStats? Windows { get; init; }
}
