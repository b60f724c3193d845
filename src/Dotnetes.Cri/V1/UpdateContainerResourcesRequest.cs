using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to change the resource limits of a container.</summary>
[GrpcMessage]
public sealed partial record UpdateContainerResourcesRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 2)]
    public LinuxContainerResources? Linux { get; init; }

    /// <summary>Field <c>windows</c>.</summary>
    [Field("", 3)]
    public WindowsContainerResources? Windows { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 4)]
    public ValueMap<string> Annotations { get; init; }
}
