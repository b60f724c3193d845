namespace Dotnetes.Api.Core.V1;

/// <summary>A request of a user for storage, which the control plane satisfies by binding a matching PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaim", TypeMeta = true)]
[Kind("", "v1", "PersistentVolumeClaim", Plural = "persistentvolumeclaims", Namespaced = true)]
public sealed partial record PersistentVolumeClaim
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The storage being asked for: size, access modes, class and optional initial content.</summary>
    [Field("spec", 2, Default = "{}")]
    public PersistentVolumeClaimSpec Spec { get; init; } = PersistentVolumeClaimSpec.Empty;

    /// <summary>Observed state of the claim, including the volume properties it actually received.</summary>
    [Field("status", 3, Default = "{}")]
    public PersistentVolumeClaimStatus Status { get; init; } = PersistentVolumeClaimStatus.Empty;
}

/// <summary>A list of PersistentVolumeClaim objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaimList", TypeMeta = true)]
[Kind("", "v1", "PersistentVolumeClaimList")]
public sealed partial record PersistentVolumeClaimList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PersistentVolumeClaim objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PersistentVolumeClaim> Items { get; init; }
}

/// <summary>Properties that the storage behind a claim must have.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaimSpec")]
public sealed partial record PersistentVolumeClaimSpec
{
    /// <summary>Access modes the volume must support; all of the listed modes have to be available.</summary>
    [Field("accessModes", 1, List = "atomic", Enum = "ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod")]
    public ValueList<string> AccessModes { get; init; }

    /// <summary>Label query over PersistentVolumes that limits which existing volumes may be bound to the claim.</summary>
    [Field("selector", 4)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Minimum amount of storage needed; it may be raised later when the class allows expansion.</summary>
    [Field("resources", 2, Default = "{}")]
    public VolumeResourceRequirements Resources { get; init; } = VolumeResourceRequirements.Empty;

    /// <summary>Name of the PersistentVolume bound to the claim; set it beforehand to request one specific volume.</summary>
    [Field("volumeName", 3)]
    public string VolumeName { get; init; } = "";

    /// <summary>StorageClass wanted; unset uses the default class of the cluster, an empty string asks for a volume without class.</summary>
    [Field("storageClassName", 5)]
    public string? StorageClassName { get; init; }

    /// <summary>Kind of volume needed: Filesystem, which is the default, or a raw Block device.</summary>
    [Field("volumeMode", 6, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    /// <summary>VolumeSnapshot or PersistentVolumeClaim of the same namespace whose content pre-populates the new volume; kept in step with dataSourceRef.</summary>
    [Field("dataSource", 7)]
    public TypedLocalObjectReference? DataSource { get; init; }

    /// <summary>Object of any kind from which a populator fills the new volume, with objects of foreign namespaces allowed where enabled.</summary>
    [Field("dataSourceRef", 8)]
    public TypedObjectReference? DataSourceRef { get; init; }

    /// <summary>VolumeAttributesClass with mutable settings for the volume; changing it makes the driver modify the volume.</summary>
    [Field("volumeAttributesClassName", 9, Gate = "VolumeAttributesClass")]
    public string? VolumeAttributesClassName { get; init; }
}

/// <summary>What has been observed about a claim and its bound volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaimStatus")]
public sealed partial record PersistentVolumeClaimStatus
{
    /// <summary>State of the binding: Pending without a volume, Bound with one, or Lost when the bound volume disappeared.</summary>
    [Field("phase", 1, Enum = "Bound|Lost|Pending")]
    public string Phase { get; init; } = "";

    /// <summary>Access modes that the bound volume actually offers.</summary>
    [Field("accessModes", 2, List = "atomic", Enum = "ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod")]
    public ValueList<string> AccessModes { get; init; }

    /// <summary>Real size of the bound volume, which can exceed the request.</summary>
    [Field("capacity", 3)]
    public ValueMap<Quantity> Capacity { get; init; }

    /// <summary>Aspects of the present state, mainly about resizing and modifying, with one entry per type.</summary>
    [Field("conditions", 4, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<PersistentVolumeClaimCondition> Conditions { get; init; }

    /// <summary>Size that storage was last told to provide; during an expansion it can be larger than the capacity.</summary>
    [Field("allocatedResources", 5)]
    public ValueMap<Quantity> AllocatedResources { get; init; }

    /// <summary>State of the resize per resource, such as ControllerResizeInProgress, NodeResizePending or NodeResizeInfeasible; absent when no resize runs.</summary>
    [Field("allocatedResourceStatuses", 7, Map = "granular")]
    public ValueMap<string> AllocatedResourceStatuses { get; init; }

    /// <summary>VolumeAttributesClass that the bound volume has now; unset when no class was ever applied.</summary>
    [Field("currentVolumeAttributesClassName", 8, Gate = "VolumeAttributesClass")]
    public string? CurrentVolumeAttributesClassName { get; init; }

    /// <summary>Progress of a requested VolumeAttributesClass change; unset when no modification is attempted.</summary>
    [Field("modifyVolumeStatus", 9, Gate = "VolumeAttributesClass")]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; init; }
}
