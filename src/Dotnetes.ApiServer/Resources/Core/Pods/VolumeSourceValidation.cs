using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Storage;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks the volumes of pods that come from particular storage systems.</summary>
internal static class VolumeSourceValidation
{
    private const string NamePrefixes = " starting with iqn, eui, or naa";

    /// <summary>Checks the source of the given type.</summary>
    public static void Validate(Volume v, string type, FieldPath path, FieldErrorList errors)
    {
        var at = path.Child(type);
        switch (type)
        {
            case "gitRepo":
                VolumeSourceChecks.Given(errors, at.Child("repository"), v.GitRepo!.Repository);
                VolumeValidation.Descending(v.GitRepo.Directory, at.Child("directory"), errors);
                break;
            case "iscsi":
                Iscsi(v.Iscsi!, v.Name, at, errors);
                break;
            case "glusterfs":
                VolumeSourceChecks.Given(errors, at.Child("endpoints"), v.Glusterfs!.Endpoints);
                VolumeSourceChecks.Given(errors, at.Child("path"), v.Glusterfs.Path);
                break;
            case "rbd":
                VolumeSourceChecks.Given(errors, at.Child("monitors"), v.Rbd!.Monitors);
                VolumeSourceChecks.Given(errors, at.Child("image"), v.Rbd.Image);
                break;
            case "cinder":
                VolumeSourceChecks.Given(errors, at.Child("volumeID"), v.Cinder!.VolumeID);
                Secret(v.Cinder.SecretRef, at, errors);
                break;
            case "cephfs":
                VolumeSourceChecks.Given(errors, at.Child("monitors"), v.Cephfs!.Monitors);
                break;
            case "flexVolume":
                VolumeSourceChecks.Flex(errors, at, v.FlexVolume!.Driver, v.FlexVolume.Options);
                break;
            case "azureFile":
                VolumeSourceChecks.Given(errors, at.Child("secretName"), v.AzureFile!.SecretName);
                VolumeSourceChecks.Given(errors, at.Child("shareName"), v.AzureFile.ShareName);
                break;
            case "storageos":
                VolumeSourceChecks.StorageOS(errors, at, v.Storageos!.VolumeName, v.Storageos.VolumeNamespace);
                Secret(v.Storageos.SecretRef, at, errors);
                break;
            case "scaleIO":
                VolumeSourceChecks.Given(errors, at.Child("gateway"), v.ScaleIO!.Gateway);
                VolumeSourceChecks.Given(errors, at.Child("system"), v.ScaleIO.System);
                VolumeSourceChecks.Given(errors, at.Child("volumeName"), v.ScaleIO.VolumeName);
                break;
            default:
                new SharedVolumeSources(v.GcePersistentDisk, v.AwsElasticBlockStore, v.Flocker, v.Quobyte, v.Fc, v.AzureDisk, v.VsphereVolume, v.PhotonPersistentDisk, v.PortworxVolume)
                    .Validate(type, path, errors);
                break;
        }
    }

    private static void Iscsi(IscsiVolumeSource source, string volume, FieldPath at, FieldErrorList errors)
    {
        var needsSecret = (source.ChapAuthDiscovery || source.ChapAuthSession) && source.SecretRef is null;
        VolumeSourceChecks.Iscsi(errors, at, source.TargetPortal, source.Iqn, NamePrefixes, source.Lun, needsSecret);
        VolumeSourceChecks.Initiator(errors, at, source.InitiatorName, NamePrefixes);
        VolumeSourceChecks.InitiatorLength(errors, at, source.InitiatorName, volume, source.TargetPortal);
    }

    private static void Secret(LocalObjectReference? secret, FieldPath path, FieldErrorList errors)
    {
        if (secret is { Name: "" })
        {
            errors.Add(FieldError.Required(path.Child("secretRef", "name")));
        }
    }
}
