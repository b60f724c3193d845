using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Rules about volumes.</summary>
internal static class VolumeChecks
{
    public static PodSecurityViolation? HostPath(ObjectMeta metadata, PodSpec spec)
    {
        var bad = spec.Volumes.Where(static v => v.HostPath is not null).Select(static v => v.Name).ToArray();
        return bad.Length == 0 ? null : new("hostPath volumes", Wording.Counted("volume", bad));
    }

    public static PodSecurityViolation? Restricted(ObjectMeta metadata, PodSpec spec)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var bad = new List<string>();
        foreach (var volume in spec.Volumes)
        {
            if (RestrictedType(volume) is { } type)
            {
                types.Add(type);
                bad.Add(volume.Name);
            }
        }

        return bad.Count == 0
            ? null
            : new("restricted volume types", $"{Wording.Counted("volume", bad)} {(bad.Count == 1 ? "uses" : "use")} {Wording.Counted("restricted volume type", types)}");
    }

    private static string? RestrictedType(Volume volume) => volume switch
    {
        { ConfigMap: not null } or { Csi: not null } or { DownwardApi: not null } or { EmptyDir: not null } or { Ephemeral: not null } => null,
        { Image: not null } or { PersistentVolumeClaim: not null } or { Projected: not null } or { Secret: not null } => null,
        { HostPath: not null } => "hostPath",
        { GcePersistentDisk: not null } => "gcePersistentDisk",
        { AwsElasticBlockStore: not null } => "awsElasticBlockStore",
        { GitRepo: not null } => "gitRepo",
        { Nfs: not null } => "nfs",
        { Iscsi: not null } => "iscsi",
        { Glusterfs: not null } => "glusterfs",
        { Rbd: not null } => "rbd",
        { FlexVolume: not null } => "flexVolume",
        { Cinder: not null } => "cinder",
        { Cephfs: not null } => "cephfs",
        { Flocker: not null } => "flocker",
        { Fc: not null } => "fc",
        { AzureFile: not null } => "azureFile",
        { VsphereVolume: not null } => "vsphereVolume",
        { Quobyte: not null } => "quobyte",
        { AzureDisk: not null } => "azureDisk",
        { PhotonPersistentDisk: not null } => "photonPersistentDisk",
        { PortworxVolume: not null } => "portworxVolume",
        { ScaleIO: not null } => "scaleIO",
        { Storageos: not null } => "storageos",
        _ => "unknown",
    };
}
