using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>The volume by which containers reach the API server: token, authority and namespace, mounted where clients look for them.</summary>
internal static class TokenVolume
{
    private const string NamePrefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const int Mode = 0b110_100_100;

    /// <summary>The volume's content.</summary>
    public static ProjectedVolumeSource Source { get; } = new()
    {
        DefaultMode = Mode,
        Sources =
        [
            new VolumeProjection { ServiceAccountToken = new ServiceAccountTokenProjection { Path = "token", ExpirationSeconds = ServiceAccountTokenIssuer.PodTokenSeconds } },
            new VolumeProjection { ConfigMap = new ConfigMapProjection { Name = "kube-root-ca.crt", Items = [new KeyToPath { Key = "ca.crt", Path = "ca.crt" }] } },
            new VolumeProjection
            {
                DownwardApi = new DownwardApiProjection
                {
                    Items = [new DownwardApiVolumeFile { Path = "namespace", FieldRef = new ObjectFieldSelector { ApiVersion = "v1", FieldPath = "metadata.namespace" } }],
                },
            },
        ],
    };

    /// <summary>Mounts the volume in all containers that have nothing else there; adds it when one of them has not.</summary>
    public static PodSpec AddTo(PodSpec spec, Func<string, string> newName)
    {
        var present = spec.Volumes.Find(v => v.Name.StartsWith(NamePrefix, StringComparison.Ordinal))?.Name;
        if (!spec.InitContainers.Any(Lacks) && !spec.Containers.Any(Lacks))
        {
            return spec;
        }

        var mount = new VolumeMount { Name = present ?? newName(NamePrefix), ReadOnly = true, MountPath = MountPath };
        return spec with
        {
            InitContainers = spec.InitContainers.Map(c => Lacks(c) ? c with { VolumeMounts = c.VolumeMounts.Add(mount) } : c),
            Containers = spec.Containers.Map(c => Lacks(c) ? c with { VolumeMounts = c.VolumeMounts.Add(mount) } : c),
            Volumes = present is null ? spec.Volumes.Add(new Volume { Name = mount.Name, Projected = Source }) : spec.Volumes,
        };
    }

    private static bool Lacks(Container container) => !container.VolumeMounts.Any(m => m.MountPath == MountPath);
}
