using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What sources a volume of a pod has; it should have one.</summary>
internal static class VolumeTypes
{
    /// <summary>Their names, in the order in which upstream looks at them.</summary>
    public static List<string> Of(Volume v)
    {
        var types = new List<string>();
        void Add(object? source, string name)
        {
            if (source is not null)
            {
                types.Add(name);
            }
        }

        Add(v.EmptyDir, "emptyDir");
        Add(v.HostPath, "hostPath");
        Add(v.GitRepo, "gitRepo");
        Add(v.GcePersistentDisk, "gcePersistentDisk");
        Add(v.AwsElasticBlockStore, "awsElasticBlockStore");
        Add(v.Secret, "secret");
        Add(v.Nfs, "nfs");
        Add(v.Iscsi, "iscsi");
        Add(v.Glusterfs, "glusterfs");
        Add(v.Flocker, "flocker");
        Add(v.PersistentVolumeClaim, "persistentVolumeClaim");
        Add(v.Rbd, "rbd");
        Add(v.Cinder, "cinder");
        Add(v.Cephfs, "cephfs");
        Add(v.Quobyte, "quobyte");
        Add(v.DownwardApi, "downwardAPI");
        Add(v.Fc, "fc");
        Add(v.FlexVolume, "flexVolume");
        Add(v.ConfigMap, "configMap");
        Add(v.AzureFile, "azureFile");
        Add(v.VsphereVolume, "vsphereVolume");
        Add(v.PhotonPersistentDisk, "photonPersistentDisk");
        Add(v.PortworxVolume, "portworxVolume");
        Add(v.AzureDisk, "azureDisk");
        Add(v.Storageos, "storageos");
        Add(v.Projected, "projected");
        Add(v.ScaleIO, "scaleIO");
        Add(v.Csi, "csi");
        Add(v.Ephemeral, "ephemeral");
        Add(v.Image, "image");
        return types;
    }
}
