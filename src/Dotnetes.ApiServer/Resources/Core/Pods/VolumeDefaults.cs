using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The defaults of volumes.</summary>
public static class VolumeDefaults
{
    private const int FileMode = 0x1a4;

    private const long TokenSeconds = 3600;

    private static readonly Volume s_noSource = new();

    /// <summary>Completes a volume of a pod.</summary>
    public static Volume Apply(Volume v)
    {
        if (v with { Name = "" } == s_noSource)
        {
            return v with { EmptyDir = new() };
        }

        if (v.Secret is { DefaultMode: null } secret)
        {
            return v with { Secret = secret with { DefaultMode = FileMode } };
        }

        if (v.ConfigMap is { DefaultMode: null } configMap)
        {
            return v with { ConfigMap = configMap with { DefaultMode = FileMode } };
        }

        if (v.Projected is { } projected)
        {
            var sources = projected.Sources.Rewrite(Projection);
            return projected.DefaultMode is not null && sources.IsSame(projected.Sources)
                ? v
                : v with { Projected = projected with { DefaultMode = projected.DefaultMode ?? FileMode, Sources = sources } };
        }

        if (v.DownwardApi is { } downward)
        {
            var items = downward.Items.Rewrite(File);
            return downward.DefaultMode is not null && items.IsSame(downward.Items)
                ? v
                : v with { DownwardApi = downward with { DefaultMode = downward.DefaultMode ?? FileMode, Items = items } };
        }

        if (v.Ephemeral?.VolumeClaimTemplate is { } template)
        {
            var spec = ClaimSpec(template.Spec);
            return ReferenceEquals(spec, template.Spec) ? v : v with { Ephemeral = v.Ephemeral with { VolumeClaimTemplate = template with { Spec = spec } } };
        }

        return Storage(v);
    }

    /// <summary>Completes the spec of a claim.</summary>
    public static PersistentVolumeClaimSpec ClaimSpec(PersistentVolumeClaimSpec spec)
    {
        var limits = Quantities.RoundUp(spec.Resources.Limits);
        var requests = Quantities.RoundUp(spec.Resources.Requests);
        return spec.VolumeMode is not null && limits == spec.Resources.Limits && requests == spec.Resources.Requests
            ? spec
            : spec with { VolumeMode = spec.VolumeMode ?? "Filesystem", Resources = spec.Resources with { Limits = limits, Requests = requests } };
    }

    /// <summary>Completes a path on the node.</summary>
    public static HostPathVolumeSource? HostPath(HostPathVolumeSource? source) => source is { Type: null } ? source with { Type = "" } : source;

    /// <summary>Completes an Azure disk.</summary>
    public static AzureDiskVolumeSource? AzureDisk(AzureDiskVolumeSource? source) =>
        source is null or { CachingMode: not null, FsType: not null, ReadOnly: not null, Kind: not null }
            ? source
            : source with { CachingMode = source.CachingMode ?? "ReadWrite", FsType = source.FsType ?? "ext4", ReadOnly = source.ReadOnly ?? false, Kind = source.Kind ?? "Shared" };

    private static Volume Storage(Volume v)
    {
        if (v.HostPath is { Type: null })
        {
            v = v with { HostPath = HostPath(v.HostPath) };
        }

        if (v.Image is { PullPolicy: "" } image)
        {
            v = v with { Image = image with { PullPolicy = ImageReference.DefaultPullPolicy(image.Reference) } };
        }

        if (v.Iscsi is { IscsiInterface: "" } iscsi)
        {
            v = v with { Iscsi = iscsi with { IscsiInterface = "default" } };
        }

        if (v.Rbd is { } rbd && (rbd.Pool.Length == 0 || rbd.User.Length == 0 || rbd.Keyring.Length == 0))
        {
            v = v with { Rbd = rbd with { Pool = Or(rbd.Pool, "rbd"), User = Or(rbd.User, "admin"), Keyring = Or(rbd.Keyring, "/etc/ceph/keyring") } };
        }

        if (v.ScaleIO is { } scale && (scale.StorageMode.Length == 0 || scale.FsType.Length == 0))
        {
            v = v with { ScaleIO = scale with { StorageMode = Or(scale.StorageMode, "ThinProvisioned"), FsType = Or(scale.FsType, "xfs") } };
        }

        var azure = AzureDisk(v.AzureDisk);
        return ReferenceEquals(azure, v.AzureDisk) ? v : v with { AzureDisk = azure };
    }

    private static VolumeProjection Projection(VolumeProjection p)
    {
        if (p.ServiceAccountToken is { ExpirationSeconds: null } token)
        {
            return p with { ServiceAccountToken = token with { ExpirationSeconds = TokenSeconds } };
        }

        if (p.DownwardApi is { } downward)
        {
            var items = downward.Items.Rewrite(File);
            return items.IsSame(downward.Items) ? p : p with { DownwardApi = downward with { Items = items } };
        }

        return p;
    }

    private static DownwardApiVolumeFile File(DownwardApiVolumeFile file)
    {
        var field = ContainerDefaults.Field(file.FieldRef);
        return ReferenceEquals(field, file.FieldRef) ? file : file with { FieldRef = field };
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;
}
