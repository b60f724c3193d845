using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>User identity of a container in the form for its operating system.</summary>
[GrpcMessage]
public sealed partial record ContainerUser
{
    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 1)]
    public LinuxContainerUser? Linux { get; init; }
}
