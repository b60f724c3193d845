namespace Dotnetes.Api.Core.V1;

/// <summary>Storage made available to a pod under a name, so that its containers can mount it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Volume")]
public sealed partial record Volume
{
    /// <summary>Name by which container volume mounts refer to this volume; a DNS label that is unique within the pod.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Exposes a file or directory of the node itself, which gives the pod access to the host and should be used sparingly.</summary>
    [Field("hostPath", 1, Inside = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>Scratch space that is created empty with the pod and discarded when the pod leaves its node.</summary>
    [Field("emptyDir", 2, Inside = "2")]
    public EmptyDirVolumeSource? EmptyDir { get; init; }

    /// <summary>Persistent disk of Google Compute Engine attached to the node; deprecated, handled by the CSI driver pd.csi.storage.gke.io.</summary>
    [Field("gcePersistentDisk", 3, Inside = "2")]
    public GcePersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>Amazon EBS disk attached to the node; deprecated, handled by the CSI driver ebs.csi.aws.com.</summary>
    [Field("awsElasticBlockStore", 4, Inside = "2")]
    public AwsElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>Clone of a git repository made when the pod starts; deprecated, use an init container with an emptyDir instead.</summary>
    [Field("gitRepo", 5, Inside = "2")]
    public GitRepoVolumeSource? GitRepo { get; init; }

    /// <summary>Fills the volume with files made from the keys of a Secret.</summary>
    [Field("secret", 6, Inside = "2")]
    public SecretVolumeSource? Secret { get; init; }

    /// <summary>Mounts an export of an NFS server, which outlives the pod.</summary>
    [Field("nfs", 7, Inside = "2")]
    public NfsVolumeSource? Nfs { get; init; }

    /// <summary>Disk of an iSCSI target that the kubelet logs in to and mounts.</summary>
    [Field("iscsi", 8, Inside = "2")]
    public IscsiVolumeSource? Iscsi { get; init; }

    /// <summary>Gluster file system mount; deprecated, and no longer supported by the kubelet.</summary>
    [Field("glusterfs", 9, Inside = "2")]
    public GlusterfsVolumeSource? Glusterfs { get; init; }

    /// <summary>Uses the storage bound to a PersistentVolumeClaim in the namespace of the pod.</summary>
    [Field("persistentVolumeClaim", 10, Inside = "2")]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; init; }

    /// <summary>Ceph block device mapped on the node; deprecated, and no longer supported by the kubelet.</summary>
    [Field("rbd", 11, Inside = "2")]
    public RbdVolumeSource? Rbd { get; init; }

    /// <summary>Volume handled by an executable FlexVolume plugin installed on the node; deprecated in favour of CSI.</summary>
    [Field("flexVolume", 12, Inside = "2")]
    public FlexVolumeSource? FlexVolume { get; init; }

    /// <summary>OpenStack Cinder disk attached to the node; deprecated, handled by the CSI driver cinder.csi.openstack.org.</summary>
    [Field("cinder", 13, Inside = "2")]
    public CinderVolumeSource? Cinder { get; init; }

    /// <summary>Ceph shared file system mount; deprecated, and no longer supported by the kubelet.</summary>
    [Field("cephfs", 14, Inside = "2")]
    public CephFSVolumeSource? Cephfs { get; init; }

    /// <summary>Dataset managed by a Flocker service; deprecated, and no longer supported.</summary>
    [Field("flocker", 15, Inside = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Fills the volume with files holding facts about the pod, such as its labels or resource limits.</summary>
    [Field("downwardAPI", 16, Inside = "2")]
    public DownwardApiVolumeSource? DownwardApi { get; init; }

    /// <summary>Fibre Channel disk reachable from the node and mounted by the kubelet.</summary>
    [Field("fc", 17, Inside = "2")]
    public FCVolumeSource? Fc { get; init; }

    /// <summary>Azure Files share mounted over SMB; deprecated, handled by the CSI driver file.csi.azure.com.</summary>
    [Field("azureFile", 18, Inside = "2")]
    public AzureFileVolumeSource? AzureFile { get; init; }

    /// <summary>Fills the volume with files made from the keys of a ConfigMap.</summary>
    [Field("configMap", 19, Inside = "2")]
    public ConfigMapVolumeSource? ConfigMap { get; init; }

    /// <summary>Virtual disk on a vSphere datastore; deprecated, handled by the CSI driver csi.vsphere.vmware.com.</summary>
    [Field("vsphereVolume", 20, Inside = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    /// <summary>Quobyte file system mount; deprecated, and no longer supported by the kubelet.</summary>
    [Field("quobyte", 21, Inside = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Azure data disk attached to the node; deprecated, handled by the CSI driver disk.csi.azure.com.</summary>
    [Field("azureDisk", 22, Inside = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>Disk of a VMware Photon controller; deprecated, and no longer supported.</summary>
    [Field("photonPersistentDisk", 23, Inside = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Combines Secrets, ConfigMaps, pod facts and generated tokens or certificates in one directory tree.</summary>
    [Field("projected", 26, Inside = "2")]
    public ProjectedVolumeSource? Projected { get; init; }

    /// <summary>Portworx volume attached to the node; deprecated, handled by the CSI driver pxd.portworx.com.</summary>
    [Field("portworxVolume", 24, Inside = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>Dell EMC ScaleIO volume attached to the node; deprecated, and no longer supported.</summary>
    [Field("scaleIO", 25, Inside = "2")]
    public ScaleIOVolumeSource? ScaleIO { get; init; }

    /// <summary>StorageOS volume attached to the node; deprecated, and no longer supported.</summary>
    [Field("storageos", 27, Inside = "2")]
    public StorageOSVolumeSource? Storageos { get; init; }

    /// <summary>Inline ephemeral volume created by a CSI driver for just this pod.</summary>
    [Field("csi", 28, Inside = "2")]
    public CsiVolumeSource? Csi { get; init; }

    /// <summary>Volume backed by a claim that is generated from a template for this pod and deleted along with it.</summary>
    [Field("ephemeral", 29, Inside = "2")]
    public EphemeralVolumeSource? Ephemeral { get; init; }

    /// <summary>Read-only volume with the content of an OCI image or artifact pulled onto the node.</summary>
    [Field("image", 30, Inside = "2")]
    public ImageVolumeSource? Image { get; init; }
}
