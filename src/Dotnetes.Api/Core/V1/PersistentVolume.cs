namespace Dotnetes.Api.Core.V1;

/// <summary>A piece of cluster storage with its own life cycle, which a PersistentVolumeClaim can bind to.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolume", TypeMeta = true)]
[Kind("", "v1", "PersistentVolume", Plural = "persistentvolumes")]
public sealed partial record PersistentVolume
{
    /// <summary>Identity and bookkeeping of the object: name, labels, annotations, owners and version information; it has no namespace.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Desired properties of the volume: backing storage, capacity, access modes and reclaim behaviour.</summary>
    [Field("spec", 2, Default = "{}")]
    public PersistentVolumeSpec Spec { get; init; } = PersistentVolumeSpec.Empty;

    /// <summary>Observed state of the volume, maintained by the volume controller.</summary>
    [Field("status", 3, Default = "{}")]
    public PersistentVolumeStatus Status { get; init; } = PersistentVolumeStatus.Empty;
}

/// <summary>Describes a piece of storage and the rules for binding and reclaiming it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeSpec")]
public sealed partial record PersistentVolumeSpec
{
    /// <summary>Size of the volume by resource name; normally just the storage key with a byte quantity.</summary>
    [Field("capacity", 1)]
    public ValueMap<Quantity> Capacity { get; init; }

    /// <summary>Existing Google Compute Engine disk; deprecated, operations are redirected to the CSI driver pd.csi.storage.gke.io.</summary>
    [Field("gcePersistentDisk", 1, Inside = "2")]
    public GcePersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>Existing Amazon EBS disk; deprecated, operations are redirected to the CSI driver ebs.csi.aws.com.</summary>
    [Field("awsElasticBlockStore", 2, Inside = "2")]
    public AwsElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>Directory on a node, meant for single-node development clusters only because it does not follow the pod.</summary>
    [Field("hostPath", 3, Inside = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>Gluster volume reached through an Endpoints object; deprecated and no longer supported.</summary>
    [Field("glusterfs", 4, Inside = "2")]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; init; }

    /// <summary>Directory exported by an NFS server, usable from many nodes at once.</summary>
    [Field("nfs", 5, Inside = "2")]
    public NfsVolumeSource? Nfs { get; init; }

    /// <summary>Ceph block device image; deprecated, and no longer supported by the kubelet.</summary>
    [Field("rbd", 6, Inside = "2")]
    public RbdPersistentVolumeSource? Rbd { get; init; }

    /// <summary>Disk offered by an iSCSI target that nodes log in to when the volume is used.</summary>
    [Field("iscsi", 7, Inside = "2")]
    public IscsiPersistentVolumeSource? Iscsi { get; init; }

    /// <summary>Existing OpenStack Cinder disk; deprecated, operations are redirected to the CSI driver cinder.csi.openstack.org.</summary>
    [Field("cinder", 8, Inside = "2")]
    public CinderPersistentVolumeSource? Cinder { get; init; }

    /// <summary>Ceph shared file system; deprecated, and no longer supported by the kubelet.</summary>
    [Field("cephfs", 9, Inside = "2")]
    public CephFSPersistentVolumeSource? Cephfs { get; init; }

    /// <summary>Fibre Channel disk that nodes see through their host bus adapters.</summary>
    [Field("fc", 10, Inside = "2")]
    public FCVolumeSource? Fc { get; init; }

    /// <summary>Dataset managed by a Flocker service; deprecated, and no longer supported.</summary>
    [Field("flocker", 11, Inside = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Storage handled by an executable FlexVolume plugin on the nodes; deprecated in favour of CSI.</summary>
    [Field("flexVolume", 12, Inside = "2")]
    public FlexPersistentVolumeSource? FlexVolume { get; init; }

    /// <summary>Azure Files share; deprecated, operations are redirected to the CSI driver file.csi.azure.com.</summary>
    [Field("azureFile", 13, Inside = "2")]
    public AzureFilePersistentVolumeSource? AzureFile { get; init; }

    /// <summary>Virtual disk on a vSphere datastore; deprecated, operations are redirected to the CSI driver csi.vsphere.vmware.com.</summary>
    [Field("vsphereVolume", 14, Inside = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    /// <summary>Quobyte volume; deprecated, and no longer supported by the kubelet.</summary>
    [Field("quobyte", 15, Inside = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Azure data disk or blob; deprecated, operations are redirected to the CSI driver disk.csi.azure.com.</summary>
    [Field("azureDisk", 16, Inside = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>Disk of a VMware Photon controller; deprecated, and no longer supported.</summary>
    [Field("photonPersistentDisk", 17, Inside = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Existing Portworx volume; deprecated, operations are redirected to the CSI driver pxd.portworx.com.</summary>
    [Field("portworxVolume", 18, Inside = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>Existing Dell EMC ScaleIO volume; deprecated, and no longer supported.</summary>
    [Field("scaleIO", 19, Inside = "2")]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; init; }

    /// <summary>Disk, partition or directory attached to one particular node, which node affinity of the volume must name.</summary>
    [Field("local", 20, Inside = "2")]
    public LocalVolumeSource? Local { get; init; }

    /// <summary>Existing StorageOS volume; deprecated, and no longer supported by the kubelet.</summary>
    [Field("storageos", 21, Inside = "2")]
    public StorageOSPersistentVolumeSource? Storageos { get; init; }

    /// <summary>Storage provided and managed by an external driver that speaks the Container Storage Interface.</summary>
    [Field("csi", 22, Inside = "2")]
    public CsiPersistentVolumeSource? Csi { get; init; }

    /// <summary>Ways in which the volume may be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod.</summary>
    [Field("accessModes", 3, List = "atomic", Enum = "ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod")]
    public ValueList<string> AccessModes { get; init; }

    /// <summary>The claim this volume is bound to or reserved for; empty while the volume is free.</summary>
    [Field("claimRef", 4, Map = "granular")]
    public ObjectReference? ClaimRef { get; init; }

    /// <summary>What happens once the claim is gone: Retain, Delete or the deprecated Recycle; manual volumes default to Retain, provisioned ones to Delete.</summary>
    [Field("persistentVolumeReclaimPolicy", 5, Enum = "Delete|Recycle|Retain")]
    public string PersistentVolumeReclaimPolicy { get; init; } = "";

    /// <summary>Name of the StorageClass the volume belongs to; when empty it only binds to claims that ask for no class.</summary>
    [Field("storageClassName", 6)]
    public string StorageClassName { get; init; } = "";

    /// <summary>Extra options passed to mount, such as ro or soft; they are not checked, and a wrong one makes mounting fail.</summary>
    [Field("mountOptions", 7, List = "atomic")]
    public ValueList<string> MountOptions { get; init; }

    /// <summary>Whether the volume carries a Filesystem or is given to pods as a raw Block device; the default is Filesystem.</summary>
    [Field("volumeMode", 8, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    /// <summary>Restricts the nodes from which the volume can be reached, and so where pods using it may be scheduled.</summary>
    [Field("nodeAffinity", 9)]
    public VolumeNodeAffinity? NodeAffinity { get; init; }

    /// <summary>Name of the VolumeAttributesClass whose parameters the volume currently has; empty means none was applied.</summary>
    [Field("volumeAttributesClassName", 10, Gate = "VolumeAttributesClass")]
    public string? VolumeAttributesClassName { get; init; }
}

/// <summary>Observed life cycle state of a PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeStatus")]
public sealed partial record PersistentVolumeStatus
{
    /// <summary>Life cycle step of the volume: Pending, Available, Bound, Released or Failed.</summary>
    [Field("phase", 1, Enum = "Available|Bound|Failed|Pending|Released")]
    public string Phase { get; init; } = "";

    /// <summary>Human-readable explanation of why the volume is in its current phase.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>Short CamelCase word naming the cause of a failure, suitable for machines and command line output.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Moment at which the volume last moved from one phase to another, set by the API server.</summary>
    [Field("lastPhaseTransitionTime", 4)]
    public Time? LastPhaseTransitionTime { get; init; }
}

/// <summary>A list of PersistentVolume objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeList", TypeMeta = true)]
[Kind("", "v1", "PersistentVolumeList")]
public sealed partial record PersistentVolumeList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PersistentVolume objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PersistentVolume> Items { get; init; }
}
