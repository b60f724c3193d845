using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>The volume through which containers reach the API: a token of their account, the cluster's authority and their namespace (KEP-542, KEP-2799).</summary>
internal static class ServiceAccountTokenVolume
{
    private const string Prefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    // An hour and seven seconds: the odd number tells such tokens from those that somebody asked for.
    private const long ExpirationSeconds = 3607;
    private const int Mode = 0b110_100_100;

    private static readonly ProjectedVolumeSource s_source = new()
    {
        DefaultMode = Mode,
        Sources =
        [
            new() { ServiceAccountToken = new() { Path = "token", ExpirationSeconds = ExpirationSeconds } },
            new() { ConfigMap = new() { Name = "kube-root-ca.crt", Items = [new() { Key = "ca.crt", Path = "ca.crt" }] } },
            new() { DownwardApi = new() { Items = [new() { Path = "namespace", FieldRef = new() { ApiVersion = "v1", FieldPath = "metadata.namespace" } }] } },
        ],
    };

    /// <summary>Mounts the volume in all containers that have nothing at its place; a volume that is there already is used.</summary>
    public static PodSpec Mount(PodSpec spec, Func<string, string> newName)
    {
        var existing = spec.Volumes.Find(static v => v.Name.StartsWith(Prefix, StringComparison.Ordinal))?.Name;
        var mount = new VolumeMount { Name = existing ?? newName(Prefix), ReadOnly = true, MountPath = MountPath };
        var mounted = spec with
        {
            InitContainers = spec.InitContainers.Map(c => WithMount(c, mount)),
            Containers = spec.Containers.Map(c => WithMount(c, mount)),
        };
        var isNeeded = existing is null && (mounted.Containers != spec.Containers || mounted.InitContainers != spec.InitContainers);
        return isNeeded ? mounted with { Volumes = mounted.Volumes.Add(new() { Name = mount.Name, Projected = s_source }) } : mounted;
    }

    private static Container WithMount(Container container, VolumeMount mount) =>
        container.VolumeMounts.Any(static m => m.MountPath == MountPath) ? container : container with { VolumeMounts = container.VolumeMounts.Add(mount) };
}
