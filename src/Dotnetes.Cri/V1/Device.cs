using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A host device made available in a container with given permissions.</summary>
[GrpcMessage]
public sealed partial record Device
{
    /// <summary>Field <c>container_path</c>.</summary>
    [Field("", 1)]
    public string ContainerPath { get; init; } = "";

    /// <summary>Field <c>host_path</c>.</summary>
    [Field("", 2)]
    public string HostPath { get; init; } = "";

    /// <summary>Field <c>permissions</c>.</summary>
    [Field("", 3)]
    public string Permissions { get; init; } = "";
}
