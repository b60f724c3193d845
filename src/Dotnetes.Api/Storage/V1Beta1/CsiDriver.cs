namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Tells Kubernetes about the abilities and needs of a CSI volume driver.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSIDriver", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSIDriver")]
public sealed partial record CsiDriver
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public CsiDriverSpec Spec { get; init; } = CsiDriverSpec.Empty;
}

/// <summary>A list of CSIDriver objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSIDriverList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSIDriverList")]
public sealed partial record CsiDriverList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiDriver> Items { get; init; }
}

/// <summary>Properties of a CSI driver, such as attachment, pod information and capacity tracking.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSIDriverSpec")]
public sealed partial record CsiDriverSpec
{
    [Field("attachRequired", 1)]
    public bool? AttachRequired { get; init; }

    [Field("podInfoOnMount", 2)]
    public bool? PodInfoOnMount { get; init; }

    [Field("volumeLifecycleModes", 3, List = "atomic")]
    public ValueList<string> VolumeLifecycleModes { get; init; }

    [Field("storageCapacity", 4)]
    public bool? StorageCapacity { get; init; }

    [Field("fsGroupPolicy", 5)]
    public string? FsGroupPolicy { get; init; }

    [Field("tokenRequests", 6, List = "atomic")]
    public ValueList<TokenRequest> TokenRequests { get; init; }

    [Field("requiresRepublish", 7)]
    public bool? RequiresRepublish { get; init; }

    [Field("seLinuxMount", 8, Gate = "SELinuxMountReadWriteOncePod")]
    public bool? SeLinuxMount { get; init; }

    [Field("nodeAllocatableUpdatePeriodSeconds", 9, Gate = "MutableCSINodeAllocatableCount")]
    public long? NodeAllocatableUpdatePeriodSeconds { get; init; }

    [Field("serviceAccountTokenInSecrets", 10, Gate = "CSIServiceAccountTokenSecrets")]
    public bool? ServiceAccountTokenInSecrets { get; init; }

    [Field("preventPodSchedulingIfMissing", 11, Gate = "VolumeLimitScaling")]
    public bool? PreventPodSchedulingIfMissing { get; init; }
}
