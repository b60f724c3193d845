using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>The secrets that a pod names.</summary>
internal static class PodSecretNames
{
    /// <summary>All names, some maybe several times.</summary>
    public static IEnumerable<string> Of(PodSpec spec)
    {
        IEnumerable<string?> names =
        [
            .. spec.ImagePullSecrets.Select(s => s.Name),
            .. spec.InitContainers.Concat(spec.Containers).SelectMany(c => OfEnvironment(c.Env, c.EnvFrom)),
            .. spec.EphemeralContainers.SelectMany(c => OfEnvironment(c.Env, c.EnvFrom)),
            .. spec.Volumes.SelectMany(OfVolume),
        ];
        return names.Where(n => n is { Length: > 0 })!;
    }

    private static IEnumerable<string?> OfEnvironment(ValueList<EnvVar> env, ValueList<EnvFromSource> envFrom) =>
        env.Select(e => e.ValueFrom?.SecretKeyRef?.Name).Concat(envFrom.Select(e => e.SecretRef?.Name));

    private static IEnumerable<string?> OfVolume(Volume v) =>
    [
        v.Secret?.SecretName,
        v.AzureFile?.SecretName,
        v.Cephfs?.SecretRef?.Name,
        v.Cinder?.SecretRef?.Name,
        v.FlexVolume?.SecretRef?.Name,
        v.Rbd?.SecretRef?.Name,
        v.ScaleIO?.SecretRef?.Name,
        v.Iscsi?.SecretRef?.Name,
        v.Storageos?.SecretRef?.Name,
        v.Csi?.NodePublishSecretRef?.Name,
        .. (v.Projected?.Sources ?? default).Select(s => s.Secret?.Name),
    ];
}
