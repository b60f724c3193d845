using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Resource limits of a container in the form for its operating system.</summary>
[GrpcMessage]
public sealed partial record ContainerResources
{
    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 1)]
    public LinuxContainerResources? Linux { get; init; }

    /// <summary>Field <c>windows</c>.</summary>
    [Field("", 2)]
    public WindowsContainerResources? Windows { get; init; }
}
