namespace Dotnetes.Api.Storage.V1;

/// <summary>Requests that a volume be attached to or detached from a node; carried out by the driver's attacher.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttachment", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "VolumeAttachment", Plural = "volumeattachments")]
public sealed partial record VolumeAttachment
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The volume, node and driver involved; fixed once created.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public VolumeAttachmentSpec Spec { get; init; } = VolumeAttachmentSpec.Empty;

    /// <summary>Outcome of the attach or detach operation as reported by the attacher.</summary>
    [Field("status", 3, Default = "{}")]
    public VolumeAttachmentStatus Status { get; init; } = VolumeAttachmentStatus.Empty;
}

/// <summary>A list of VolumeAttachment objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttachmentList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "VolumeAttachmentList")]
public sealed partial record VolumeAttachmentList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The VolumeAttachment objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<VolumeAttachment> Items { get; init; }
}

/// <summary>The desired attachment of one volume to one node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttachmentSpec")]
public sealed partial record VolumeAttachmentSpec
{
    /// <summary>Name of the volume driver that has to carry out the request.</summary>
    [Field("attacher", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Attacher { get; init; } = "";

    /// <summary>The volume that is to be attached.</summary>
    [Field("source", 2, Required = true, Default = "{}")]
    public VolumeAttachmentSource Source { get; init; } = VolumeAttachmentSource.Empty;

    /// <summary>Node to which the volume is to be attached.</summary>
    [Field("nodeName", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeName { get; init; } = "";
}

/// <summary>Outcome of attaching or detaching a volume.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttachmentStatus")]
public sealed partial record VolumeAttachmentStatus
{
    /// <summary>True once the volume has been attached successfully; written only by the attacher.</summary>
    [Field("attached", 1, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Attached { get; init; }

    /// <summary>Values returned by a successful attach that later steps such as mounting need.</summary>
    [Field("attachmentMetadata", 2)]
    public ValueMap<string> AttachmentMetadata { get; init; }

    /// <summary>The last problem met while attaching, if any.</summary>
    [Field("attachError", 3)]
    public VolumeError? AttachError { get; init; }

    /// <summary>The last problem met while detaching, if any.</summary>
    [Field("detachError", 4)]
    public VolumeError? DetachError { get; init; }
}
