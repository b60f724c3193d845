using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>Checks persistent volumes of particular storage systems.</summary>
internal static class PersistentVolumeSourceValidation
{
    /// <summary>Checks the source of the given type.</summary>
    public static void Validate(string name, PersistentVolumeSpec v, string type, FieldPath path, FieldErrorList errors)
    {
        var at = path.Child(type == "cephFS" ? "cephfs" : type);
        switch (type)
        {
            case "glusterfs":
                Gluster(v.Glusterfs!, at, errors);
                break;
            case "rbd":
                VolumeSourceChecks.Given(errors, at.Child("monitors"), v.Rbd!.Monitors);
                VolumeSourceChecks.Given(errors, at.Child("image"), v.Rbd.Image);
                break;
            case "cephFS":
                VolumeSourceChecks.Given(errors, at.Child("monitors"), v.Cephfs!.Monitors);
                break;
            case "iscsi":
                Iscsi(v.Iscsi!, name, at, errors);
                break;
            case "cinder":
                VolumeSourceChecks.Given(errors, at.Child("volumeID"), v.Cinder!.VolumeID);
                Secret(v.Cinder.SecretRef?.Name, v.Cinder.SecretRef?.Namespace, at, errors);
                break;
            case "flexVolume":
                VolumeSourceChecks.Flex(errors, at, v.FlexVolume!.Driver, v.FlexVolume.Options);
                break;
            case "azureFile":
                VolumeSourceChecks.Given(errors, at.Child("secretName"), v.AzureFile!.SecretName);
                VolumeSourceChecks.Given(errors, at.Child("shareName"), v.AzureFile.ShareName);
                VolumeSourceChecks.Given(errors, at.Child("secretNamespace"), v.AzureFile.SecretNamespace ?? "-");
                break;
            case "storageos":
                VolumeSourceChecks.StorageOS(errors, at, v.Storageos!.VolumeName, v.Storageos.VolumeNamespace);
                Secret(v.Storageos.SecretRef?.Name, v.Storageos.SecretRef?.Namespace, at, errors);
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

    private static void Gluster(GlusterfsPersistentVolumeSource source, FieldPath at, FieldErrorList errors)
    {
        VolumeSourceChecks.Given(errors, at.Child("endpoints"), source.Endpoints);
        VolumeSourceChecks.Given(errors, at.Child("path"), source.Path);
        if (source.EndpointsNamespace is { Length: > 0 } ns)
        {
            errors.Label(at.Child("endpointsNamespace"), ns);
        }
        else if (source.EndpointsNamespace is not null)
        {
            errors.Add(FieldError.Invalid(at.Child("endpointsNamespace"), "", "if the endpointnamespace is set, it must be a valid namespace name"));
        }
    }

    private static void Iscsi(IscsiPersistentVolumeSource source, string name, FieldPath at, FieldErrorList errors)
    {
        VolumeSourceChecks.InitiatorLength(errors, at, source.InitiatorName, name, source.TargetPortal);
        var needsSecret = (source.ChapAuthDiscovery || source.ChapAuthSession) && source.SecretRef is null;
        VolumeSourceChecks.Iscsi(errors, at, source.TargetPortal, source.Iqn, "", source.Lun, needsSecret);
        if (source.SecretRef is { Name: "" })
        {
            errors.Add(FieldError.Required(at.Child("secretRef", "name")));
        }

        VolumeSourceChecks.Initiator(errors, at, source.InitiatorName, "");
    }

    private static void Secret(string? name, string? ns, FieldPath path, FieldErrorList errors)
    {
        if (name?.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("secretRef", "name")));
        }

        if (ns?.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("secretRef", "namespace")));
        }
    }
}
