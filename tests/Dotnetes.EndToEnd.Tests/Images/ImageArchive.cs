using System.Formats.Tar;
using System.Text.Json.Nodes;

namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>
/// Writes images as one archive that <c>ctr images import</c>, <c>docker load</c> and <c>podman load</c> read: an OCI image layout with the
/// <c>manifest.json</c> of Docker's format beside it. Layers that images share are written once.
/// </summary>
public static class ImageArchive
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private const string ConfigurationType = "application/vnd.oci.image.config.v1+json";
    private const string LayerType = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>Writes an archive of the images.</summary>
    public static void Write(Stream output, params IEnumerable<ContainerImage> images)
    {
        var blobs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var index = new JsonArray();
        var dockerManifests = new JsonArray();
        foreach (var image in images)
        {
            AddImage(image, blobs, index, dockerManifests);
        }

        using var tar = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true);
        WriteFile(tar, "oci-layout", ToBytes(new JsonObject { ["imageLayoutVersion"] = "1.0.0" }));
        WriteFile(tar, "index.json", ToBytes(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = index }));
        WriteFile(tar, "manifest.json", ToBytes(dockerManifests));
        foreach (var (path, bytes) in blobs)
        {
            WriteFile(tar, path, bytes);
        }
    }

    private static void AddImage(ContainerImage image, SortedDictionary<string, byte[]> blobs, JsonArray index, JsonArray dockerManifests)
    {
        var layers = new JsonArray();
        var layerPaths = new JsonArray();
        foreach (var layer in image.Layers)
        {
            layers.Add(Keep(layer.Blob, LayerType));
            layerPaths.Add(ContentDigest.BlobPath(layer.Digest));
        }

        var configuration = Keep(ToBytes(image.ToConfiguration()), ConfigurationType);
        var configurationPath = ContentDigest.BlobPath(configuration["digest"]!.GetValue<string>());
        var manifest = Keep(ToBytes(new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = ManifestType, ["config"] = configuration, ["layers"] = layers }), ManifestType);

        // containerd takes the image's name from the first annotation, the tools of the specification from the second.
        manifest["annotations"] = new JsonObject
        {
            ["io.containerd.image.name"] = image.Reference,
            ["org.opencontainers.image.ref.name"] = image.Reference,
        };
        index.Add(manifest);
        dockerManifests.Add(new JsonObject { ["Config"] = configurationPath, ["RepoTags"] = new JsonArray(image.Reference), ["Layers"] = layerPaths });

        JsonObject Keep(byte[] blob, string mediaType)
        {
            var digest = ContentDigest.Of(blob);
            blobs[ContentDigest.BlobPath(digest)] = blob;
            return new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = blob.Length };
        }
    }

    private static byte[] ToBytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());

    private static void WriteFile(TarWriter tar, string path, byte[] content)
    {
        using var data = new MemoryStream(content, writable: false);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = data });
    }
}
