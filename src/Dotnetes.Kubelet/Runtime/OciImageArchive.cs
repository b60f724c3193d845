using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Writes a one-layer image as an OCI image layout in a tar archive, the form that runtimes import (OCI image spec 1.0).</summary>
public static class OciImageArchive
{
    /// <summary>Writes the archive.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="name">The image's full name, such as <c>registry.k8s.io/pause:3.10</c>.</param>
    /// <param name="architecture">The OCI name of the architecture: <c>amd64</c>, <c>arm64</c>.</param>
    /// <param name="layer">The root file system as an uncompressed tar archive.</param>
    /// <param name="entrypoint">The command that the image runs.</param>
    public static void Write(Stream destination, string name, string architecture, byte[] layer, IReadOnlyList<string> entrypoint)
    {
        var layerDigest = Digest(layer);
        var command = string.Join(",", entrypoint.Select(Quote));
        var config = Encoding.UTF8.GetBytes(
            $$$"""{"architecture":"{{{architecture}}}","os":"linux","config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],"Entrypoint":[{{{command}}}],"WorkingDir":"/"},"rootfs":{"type":"layers","diff_ids":["{{{layerDigest}}}"]}}""");
        var configDigest = Digest(config);
        var manifest = Encoding.UTF8.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{configDigest}}}","size":{{{config.Length}}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{{layerDigest}}}","size":{{{layer.Length}}}}]}""");
        var index = Encoding.UTF8.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{{Digest(manifest)}}}","size":{{{manifest.Length}}},"platform":{"architecture":"{{{architecture}}}","os":"linux"},"annotations":{"io.containerd.image.name":{{{Quote(name)}}},"org.opencontainers.image.ref.name":{{{Quote(name[(name.LastIndexOf(':') + 1)..])}}}}}]}""");
        using var tar = new TarWriter(destination, TarEntryFormat.Ustar, leaveOpen: true);
        AddFile(tar, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray());
        AddFile(tar, "index.json", index);
        foreach (var blob in (byte[][])[manifest, config, layer])
        {
            AddFile(tar, "blobs/sha256/" + Digest(blob)["sha256:".Length..], blob);
        }
    }

    /// <summary>A layer with files at absolute paths; executable ones when asked.</summary>
    public static byte[] Layer(IEnumerable<(string Path, byte[] Content, UnixFileMode Mode)> files)
    {
        using var buffer = new MemoryStream();
        using (var tar = new TarWriter(buffer, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, content, mode) in files)
            {
                AddFile(tar, path.TrimStart('/'), content, mode);
            }
        }

        return buffer.ToArray();
    }

    private static void AddFile(TarWriter tar, string path, byte[] content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)
    {
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
        {
            DataStream = new MemoryStream(content, writable: false),
            Mode = mode,
            ModificationTime = DateTimeOffset.UnixEpoch,
        });
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Quote(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
