using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>The secrets that pods use.</summary>
internal static class PodSecrets
{
    /// <summary>The names of the secrets of a pod's own namespace that it uses in any way.</summary>
    public static IEnumerable<string> Of(Pod pod)
    {
        var spec = pod.Spec;
        var names = spec.ImagePullSecrets.Select(s => s.Name).ToList();
        foreach (var (env, from) in spec.InitContainers.Concat(spec.Containers).Select(c => (c.Env, c.EnvFrom)).Concat(spec.EphemeralContainers.Select(c => (c.Env, c.EnvFrom))))
        {
            names.AddRange(from.Select(e => e.SecretRef?.Name ?? ""));
            names.AddRange(env.Select(e => e.ValueFrom?.SecretKeyRef?.Name ?? ""));
        }

        foreach (var volume in spec.Volumes)
        {
            names.Add(volume.Secret?.SecretName ?? "");
            names.Add(volume.AzureFile?.SecretName ?? "");
            names.Add(volume.Cephfs?.SecretRef?.Name ?? "");
            names.Add(volume.Cinder?.SecretRef?.Name ?? "");
            names.Add(volume.FlexVolume?.SecretRef?.Name ?? "");
            names.Add(volume.Rbd?.SecretRef?.Name ?? "");
            names.Add(volume.ScaleIO?.SecretRef?.Name ?? "");
            names.Add(volume.Iscsi?.SecretRef?.Name ?? "");
            names.Add(volume.Storageos?.SecretRef?.Name ?? "");
            names.Add(volume.Csi?.NodePublishSecretRef?.Name ?? "");
            names.AddRange((volume.Projected?.Sources ?? default).Select(s => s.Secret?.Name ?? ""));
        }

        return names.Where(n => n.Length > 0);
    }
}
