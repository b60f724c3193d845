using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>A host path or image mounted into a container, with propagation and labelling options.</summary>
[GrpcMessage]
public sealed partial record Mount
{
    /// <summary>Field <c>container_path</c>.</summary>
    [Field("", 1)]
    public string ContainerPath { get; init; } = "";

    /// <summary>Field <c>host_path</c>.</summary>
    [Field("", 2)]
    public string HostPath { get; init; } = "";

    /// <summary>Field <c>readonly</c>.</summary>
    [Field("", 3)]
    public bool Readonly { get; init; }

    /// <summary>Field <c>selinux_relabel</c>.</summary>
    [Field("", 4)]
    public bool SelinuxRelabel { get; init; }

    /// <summary>Field <c>propagation</c>.</summary>
    [Field("", 5)]
    public MountPropagation Propagation { get; init; }

    /// <summary>Field <c>uidMappings</c>.</summary>
    [Field("", 6)]
    public ValueList<IDMapping> UidMappings { get; init; }

    /// <summary>Field <c>gidMappings</c>.</summary>
    [Field("", 7)]
    public ValueList<IDMapping> GidMappings { get; init; }

    /// <summary>Field <c>recursive_read_only</c>.</summary>
    [Field("", 8)]
    public bool RecursiveReadOnly { get; init; }

    /// <summary>Field <c>image</c>.</summary>
    [Field("", 9)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>image_sub_path</c>.</summary>
    [Field("", 10)]
    public string ImageSubPath { get; init; } = "";
}
