namespace Dotnetes.Api.Storage.V1;

/// <summary>Announces a CSI driver installed in the cluster and how Kubernetes should deal with it; the name is the driver name.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSIDriver", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSIDriver", Plural = "csidrivers")]
public sealed partial record CsiDriver
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Capabilities and preferences of the driver.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public CsiDriverSpec Spec { get; init; } = CsiDriverSpec.Empty;
}

/// <summary>A list of CSIDriver objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSIDriverList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSIDriverList")]
public sealed partial record CsiDriverList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CSIDriver objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiDriver> Items { get; init; }
}

/// <summary>Capabilities and preferences that a CSI driver declares.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSIDriverSpec")]
public sealed partial record CsiDriverSpec
{
    /// <summary>Whether volumes need an attach step before mounting; false skips it. Defaults to true and cannot be changed.</summary>
    [Field("attachRequired", 1)]
    public bool? AttachRequired { get; init; }

    /// <summary>When true, the kubelet passes pod name, namespace, UID and service account to the driver on mounting. Defaults to false.</summary>
    [Field("podInfoOnMount", 2)]
    public bool? PodInfoOnMount { get; init; }

    /// <summary>Volume modes supported: Persistent, Ephemeral or both. Defaults to Persistent and cannot be changed.</summary>
    [Field("volumeLifecycleModes", 3, List = "set")]
    public ValueList<string> VolumeLifecycleModes { get; init; }

    /// <summary>When true, the scheduler considers the capacity objects published for the driver in pod placement. Defaults to false.</summary>
    [Field("storageCapacity", 4, Gate = "CSIStorageCapacity")]
    public bool? StorageCapacity { get; init; }

    /// <summary>When volumes get ownership by fsGroup: ReadWriteOnceWithFSType (default), File for always, None for never.</summary>
    [Field("fsGroupPolicy", 5)]
    public string? FsGroupPolicy { get; init; }

    /// <summary>Service account tokens the kubelet obtains for the pod and hands to the driver when mounting.</summary>
    [Field("tokenRequests", 6, List = "atomic")]
    public ValueList<TokenRequest> TokenRequests { get; init; }

    /// <summary>When true, the kubelet repeats the publish call periodically so that mounted contents can be refreshed. Defaults to false.</summary>
    [Field("requiresRepublish", 7)]
    public bool? RequiresRepublish { get; init; }

    /// <summary>Whether the driver supports mounting with the SELinux context option instead of recursive relabelling. Defaults to false.</summary>
    [Field("seLinuxMount", 8, Gate = "SELinuxMountReadWriteOncePod")]
    public bool? SeLinuxMount { get; init; }

    /// <summary>Seconds between refreshes of the node's volume limit, at least 10; unset turns periodic refreshing off.</summary>
    [Field("nodeAllocatableUpdatePeriodSeconds", 9, Gate = "MutableCSINodeAllocatableCount")]
    public long? NodeAllocatableUpdatePeriodSeconds { get; init; }

    /// <summary>When true, tokens go into the secrets part of the publish request instead of the volume context. Defaults to false.</summary>
    [Field("serviceAccountTokenInSecrets", 10, Gate = "CSIServiceAccountTokenSecrets")]
    public bool? ServiceAccountTokenInSecrets { get; init; }

    /// <summary>When true, pods needing this driver are not placed on nodes where it is not registered. Defaults to false.</summary>
    [Field("preventPodSchedulingIfMissing", 11, Gate = "VolumeLimitScaling")]
    public bool? PreventPodSchedulingIfMissing { get; init; }
}
