using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Tells which other objects of the API a pod needs. Static pods may need none.</summary>
internal static class PodReferences
{
    /// <summary>Whether a pod names a secret anywhere.</summary>
    public static bool NameSecrets(Pod pod) =>
        !pod.Spec.ImagePullSecrets.IsEmpty
        || PodContainer.All(pod.Spec).Any(static c => c.EnvFrom.Any(static e => e.SecretRef is not null) || c.Env.Any(static e => e.ValueFrom?.SecretKeyRef is not null))
        || pod.Spec.Volumes.Any(NamesSecret);

    /// <summary>Whether a pod names a config map anywhere.</summary>
    public static bool NameConfigMaps(Pod pod) =>
        PodContainer.All(pod.Spec).Any(static c => c.EnvFrom.Any(static e => e.ConfigMapRef is not null) || c.Env.Any(static e => e.ValueFrom?.ConfigMapKeyRef is not null))
        || pod.Spec.Volumes.Any(static v => v.ConfigMap is not null || v.Projected?.Sources.Any(static s => s.ConfigMap is not null) == true);

    /// <summary>The kind of objects that a pod refers to, in upstream's words; null when it refers to none.</summary>
    public static string? Referenced(Pod pod)
    {
        if (pod.Spec.ServiceAccountName.Length > 0)
        {
            return "serviceaccounts";
        }

        if (NameSecrets(pod))
        {
            return "secrets";
        }

        if (NameConfigMaps(pod))
        {
            return "configmaps";
        }

        if (!pod.Spec.ResourceClaims.IsEmpty)
        {
            return "resourceclaims";
        }

        return pod.Spec.Volumes.Map(Referenced).Find(static r => r is not null);
    }

    private static string? Referenced(Volume volume) => volume switch
    {
        { Csi: not null } => "csidrivers (via CSI volumes)",
        { Glusterfs: not null } => "endpoints (via glusterFS volumes)",
        { PersistentVolumeClaim: not null } => "persistentvolumeclaims",
        { Ephemeral: not null } => "persistentvolumeclaims (via ephemeral volumes)",
        { AzureFile: not null } => "secrets (via azureFile volumes)",
        { Projected: { } projected } => projected.Sources.Map(Referenced).Find(static r => r is not null),
        _ => null,
    };

    private static string? Referenced(VolumeProjection source) => source switch
    {
        { ServiceAccountToken: not null } => "serviceaccounts (via projected volumes)",
        { ClusterTrustBundle: not null } => "clustertrustbundles",
        { PodCertificate: not null } => "podcertificates",
        _ => null,
    };

    private static bool NamesSecret(Volume volume) =>
        volume.Secret is not null
        || volume.AzureFile is not null
        || volume.Cephfs?.SecretRef is not null
        || volume.Cinder?.SecretRef is not null
        || volume.FlexVolume?.SecretRef is not null
        || volume.Rbd?.SecretRef is not null
        || volume.ScaleIO?.SecretRef is not null
        || volume.Iscsi?.SecretRef is not null
        || volume.Storageos?.SecretRef is not null
        || volume.Csi?.NodePublishSecretRef is not null
        || volume.Projected?.Sources.Any(static s => s.Secret is not null) == true;
}
