namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Asks for a volume to be attached to a node, or detached from it.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttachment", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "VolumeAttachment")]
public sealed partial record VolumeAttachment
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public VolumeAttachmentSpec Spec { get; init; } = VolumeAttachmentSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public VolumeAttachmentStatus Status { get; init; } = VolumeAttachmentStatus.Empty;
}

/// <summary>A list of VolumeAttachment objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttachmentList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "VolumeAttachmentList")]
public sealed partial record VolumeAttachmentList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<VolumeAttachment> Items { get; init; }
}

/// <summary>The volume, the node and the driver that has to attach it.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttachmentSpec")]
public sealed partial record VolumeAttachmentSpec
{
    [Field("attacher", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Attacher { get; init; } = "";

    [Field("source", 2, Required = true, Default = "{}")]
    public VolumeAttachmentSource Source { get; init; } = VolumeAttachmentSource.Empty;

    [Field("nodeName", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeName { get; init; } = "";
}

/// <summary>Whether the volume is attached, with data from the driver or the last error.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttachmentStatus")]
public sealed partial record VolumeAttachmentStatus
{
    [Field("attached", 1, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Attached { get; init; }

    [Field("attachmentMetadata", 2)]
    public ValueMap<string> AttachmentMetadata { get; init; }

    [Field("attachError", 3)]
    public VolumeError? AttachError { get; init; }

    [Field("detachError", 4)]
    public VolumeError? DetachError { get; init; }
}
