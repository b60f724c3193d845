using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>Warns of volumes that no longer work, and of files that get in each other's way.</summary>
internal static class PodVolumeWarnings
{
    /// <summary>Warnings about the volumes of a pod.</summary>
    public static IEnumerable<string> Of(FieldPath path, ValueList<Volume> volumes)
    {
        var texts = new List<string>();
        for (var i = 0; i < volumes.Count; i++)
        {
            Deprecated(texts, path.Index(i), volumes[i]);
        }

        foreach (var volume in volumes)
        {
            Overlaps(texts, volume);
        }

        return texts;
    }

    private static void Deprecated(List<string> texts, FieldPath path, Volume volume)
    {
        Add("photonPersistentDisk", volume.PhotonPersistentDisk, "deprecated in v1.11, non-functional in v1.16+");
        Add("gitRepo", volume.GitRepo, "deprecated in v1.11, and disabled by default in v1.33+");
        Add("scaleIO", volume.ScaleIO, "deprecated in v1.16, non-functional in v1.22+");
        Add("flocker", volume.Flocker, "deprecated in v1.22, non-functional in v1.25+");
        Add("storageOS", volume.Storageos, "deprecated in v1.22, non-functional in v1.25+");
        Add("quobyte", volume.Quobyte, "deprecated in v1.22, non-functional in v1.25+");
        Add("glusterfs", volume.Glusterfs, "deprecated in v1.25, non-functional in v1.26+");
        if (volume.Ephemeral?.VolumeClaimTemplate is { } template)
        {
            texts.AddRange(StorageWarnings.Claim(path.Child("ephemeral", "volumeClaimTemplate").Child("spec"), template.Spec));
        }

        Add("cephfs", volume.Cephfs, "deprecated in v1.28, non-functional in v1.31+");
        Add("rbd", volume.Rbd, "deprecated in v1.28, non-functional in v1.31+");

        void Add(string field, object? source, string text)
        {
            if (source is not null)
            {
                texts.Add($"{path.Child(field)}: {text}");
            }
        }
    }

    private static void Overlaps(List<string> texts, Volume volume)
    {
        if (volume.ConfigMap is { } map)
        {
            Add($"ConfigMap {GoText.Quote(map.Name)}", Files(map.Items, ""));
        }

        if (volume.Secret is { } secret)
        {
            Add($"Secret {GoText.Quote(secret.SecretName)}", Files(secret.Items, ""));
        }

        if (volume.DownwardApi is { } downward)
        {
            Add("DownwardAPI", downward.Items.Map(f => (f.Path, "")));
        }

        if (volume.Projected is { } projected)
        {
            var files = new List<(string Path, string Source)>();
            foreach (var source in projected.Sources)
            {
                if (source == VolumeProjection.Empty)
                {
                    texts.Add($"volume {GoText.Quote(volume.Name)} (Projected) has no sources provided");
                    continue;
                }

                files.AddRange(Files(source));
            }

            Add("Projected", files);
        }

        void Add(string description, IEnumerable<(string Path, string Source)> files)
        {
            foreach (var overlap in Overlapping(files))
            {
                texts.Add($"volume {GoText.Quote(volume.Name)} ({description}): overlapping paths: {overlap}");
            }
        }
    }

    private static IEnumerable<(string Path, string Source)> Files(ValueList<KeyToPath> items, string source) => items.Map(i => (i.Path, source));

    private static IEnumerable<(string Path, string Source)> Files(VolumeProjection source) => source switch
    {
        { ConfigMap: { Items.IsNull: false } map } => Files(map.Items, $"ConfigMap {GoText.Quote(map.Name)}"),
        { Secret: { Items.IsNull: false } secret } => Files(secret.Items, $"Secret {GoText.Quote(secret.Name)}"),
        { DownwardApi: { Items.IsNull: false } downward } => downward.Items.Map(f => (f.Path, "DownwardAPI")),
        { ServiceAccountToken: { } token } => [(token.Path, "ServiceAccountToken")],
        { ClusterTrustBundle: { } bundle } => [(bundle.Path, $"ClusterTrustBundle {GoText.Quote(bundle.Name ?? bundle.SignerName ?? "")}")],
        { PodCertificate: { } certificate } => ((string Path, string Source)[])
        [
            (certificate.CertificateChainPath, "PodCertificate chain"),
            (certificate.KeyPath, "PodCertificate key"),
            (certificate.CredentialBundlePath, "PodCertificate credential bundle"),
        ],
        _ => [],
    };

    private static IEnumerable<string> Overlapping(IEnumerable<(string Path, string Source)> files)
    {
        var before = new List<(string Path, string Source)>();
        foreach (var (path, source) in files)
        {
            var file = (Path: path.TrimEnd('/'), Source: source);
            if (file.Path.Length == 0)
            {
                continue;
            }

            foreach (var other in before)
            {
                if (other == file || Contains(file.Path, other.Path) || Contains(other.Path, file.Path))
                {
                    yield return $"{Text(file)} with {Text(other)}";
                }
            }

            before.Add(file);
        }
    }

    private static bool Contains(string folder, string path) => (path + "/").StartsWith(folder + "/", StringComparison.Ordinal);

    private static string Text((string Path, string Source) file) => file.Source.Length > 0 ? $"{GoText.Quote(file.Path)} ({file.Source})" : GoText.Quote(file.Path);
}
