using System.Formats.Tar;
using System.Text.Json.Nodes;

namespace Dotnetes.EndToEnd.Tests.Images;

public sealed class ImageArchiveTests
{
    private static readonly TestImages Images = TestImages.Make("not a program"u8.ToArray(), ["sh", "nc", "busybox"]);

    private readonly Dictionary<string, byte[]> _files = Files(Images.All);

    [Fact]
    public void Every_blob_lies_under_its_digest()
    {
        var blobs = _files.Where(f => f.Key.StartsWith("blobs/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(blobs);
        Assert.All(blobs, b => Assert.Equal(b.Key, ContentDigest.BlobPath(ContentDigest.Of(b.Value))));
    }

    [Fact]
    public void Images_share_the_blobs_of_layers_that_they_share()
    {
        // Three manifests, three configurations, and the layers: tools, web, pause.
        Assert.Equal(9, _files.Keys.Count(k => k.StartsWith("blobs/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_index_names_each_image_and_leads_to_its_layers()
    {
        Assert.Equal("1.0.0", Json("oci-layout")["imageLayoutVersion"]!.GetValue<string>());
        var manifests = Json("index.json")["manifests"]!.AsArray();
        Assert.Equal(Images.All.Select(i => i.Reference), manifests.Select(m => m!["annotations"]!["io.containerd.image.name"]!.GetValue<string>()));
        foreach (var (image, descriptor) in Images.All.Zip(manifests))
        {
            var manifest = JsonNode.Parse(Blob(descriptor!))!;
            Assert.Equal(image.Layers.Select(l => l.Digest), manifest["layers"]!.AsArray().Select(l => l!["digest"]!.GetValue<string>()));
            Assert.All(manifest["layers"]!.AsArray(), l => Blob(l!));
            var configuration = JsonNode.Parse(Blob(manifest["config"]!))!;
            Assert.Equal(image.Layers.Select(l => l.DiffId), configuration["rootfs"]!["diff_ids"]!.AsArray().Select(d => d!.GetValue<string>()));
            Assert.Equal(ContainerImage.MachineArchitecture, configuration["architecture"]!.GetValue<string>());
        }
    }

    [Fact]
    public void The_manifest_of_dockers_format_leads_to_the_same_blobs()
    {
        var entries = JsonNode.Parse(_files["manifest.json"])!.AsArray();
        Assert.Equal(Images.All.Select(i => i.Reference), entries.Select(e => e!["RepoTags"]![0]!.GetValue<string>()));
        Assert.All(entries, e => Assert.Contains(e!["Config"]!.GetValue<string>(), _files.Keys));
        Assert.All(entries.SelectMany(e => e!["Layers"]!.AsArray()), l => Assert.Contains(l!.GetValue<string>(), _files.Keys));
    }

    [Fact]
    public void The_configuration_says_only_what_the_image_sets()
    {
        var image = new ContainerImage { Reference = "a:1", Layers = [], Command = ["sh"], User = "1000:1000", ExposedPorts = ["80/tcp"] };
        Assert.Equal(
            """{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],"WorkingDir":"/","Cmd":["sh"],"User":"1000:1000","ExposedPorts":{"80/tcp":{}}}""",
            image.ToConfiguration()["config"]!.ToJsonString());
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        using MemoryStream one = new(), other = new();
        ImageArchive.Write(one, Images.All);
        ImageArchive.Write(other, Images.All);
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    private JsonNode Json(string path) => JsonNode.Parse(_files[path])!;

    private byte[] Blob(JsonNode descriptor)
    {
        var blob = _files[ContentDigest.BlobPath(descriptor["digest"]!.GetValue<string>())];
        Assert.Equal(blob.Length, descriptor["size"]!.GetValue<int>());
        return blob;
    }

    private static Dictionary<string, byte[]> Files(IEnumerable<ContainerImage> images)
    {
        using var archive = new MemoryStream();
        ImageArchive.Write(archive, images);
        archive.Position = 0;
        using var reader = new TarReader(archive);
        Dictionary<string, byte[]> files = [];
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }

        return files;
    }
}
