using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The storage systems that volumes of pods and persistent volumes describe in the same words; at most one is there.</summary>
internal readonly record struct SharedVolumeSources(
    GcePersistentDiskVolumeSource? GcePersistentDisk,
    AwsElasticBlockStoreVolumeSource? AwsElasticBlockStore,
    FlockerVolumeSource? Flocker,
    QuobyteVolumeSource? Quobyte,
    FCVolumeSource? FibreChannel,
    AzureDiskVolumeSource? AzureDisk,
    VsphereVirtualDiskVolumeSource? Vsphere,
    PhotonPersistentDiskVolumeSource? Photon,
    PortworxVolumeSource? Portworx)
{
    /// <summary>Checks the source of the given type; others are not looked at.</summary>
    /// <param name="type">The field of the source.</param>
    /// <param name="path">The field of all sources.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void Validate(string type, FieldPath path, FieldErrorList errors)
    {
        var at = path.Child(type);
        switch (type)
        {
            case "gcePersistentDisk":
                VolumeSourceChecks.Disk(errors, path.Child("persistentDisk"), "pdName", GcePersistentDisk!.PdName, GcePersistentDisk.Partition);
                break;
            case "awsElasticBlockStore":
                VolumeSourceChecks.Disk(errors, at, "volumeID", AwsElasticBlockStore!.VolumeID, AwsElasticBlockStore.Partition);
                break;
            case "flocker":
                VolumeSourceChecks.Flocker(errors, at, Flocker!.DatasetName, Flocker.DatasetUuid);
                break;
            case "quobyte":
                VolumeSourceChecks.Quobyte(errors, at, Quobyte!.Registry, Quobyte.Tenant, Quobyte.Volume);
                break;
            case "fc":
                VolumeSourceChecks.FibreChannel(errors, at, FibreChannel!.TargetWwns, FibreChannel.Wwids, FibreChannel.Lun);
                break;
            case "azureDisk":
                VolumeSourceChecks.AzureDisk(errors, at, AzureDisk!);
                break;
            case "vsphereVolume":
                VolumeSourceChecks.Given(errors, at.Child("volumePath"), Vsphere!.VolumePath);
                break;
            case "photonPersistentDisk":
                VolumeSourceChecks.Given(errors, at.Child("pdID"), Photon!.PdID);
                break;
            case "portworxVolume":
                VolumeSourceChecks.Given(errors, at.Child("volumeID"), Portworx!.VolumeID);
                break;
        }
    }
}
