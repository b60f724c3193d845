using System.Formats.Tar;
using System.IO.Compression;

namespace Dotnetes.EndToEnd.Tests.Images;

public sealed class LayerBuilderTests
{
    private static readonly LayerBuilder Sample = new LayerBuilder()
        .AddLink("bin/sh", "/bin/busybox")
        .AddScript("bin/run", "#!/bin/sh\n")
        .AddText("etc/name", "näme\n")
        .AddFolder("tmp", UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111);

    [Fact]
    public void Entries_come_sorted_with_their_folders_before_them() =>
        Assert.Equal(["bin/", "bin/run", "bin/sh", "etc/", "etc/name", "tmp/"], Entries(Sample.Build()).Select(e => e.Name));

    [Fact]
    public void Entries_keep_type_mode_content_and_target()
    {
        var entries = Entries(Sample.Build()).ToDictionary(e => e.Name);
        Assert.Equal((TarEntryType.SymbolicLink, "/bin/busybox"), (entries["bin/sh"].EntryType, entries["bin/sh"].LinkName));
        Assert.Equal((UnixFileMode)0b111_101_101, entries["bin/run"].Mode);
        Assert.Equal((UnixFileMode)0b110_100_100, entries["etc/name"].Mode);
        Assert.Equal(UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111, entries["tmp/"].Mode);
        Assert.Equal("näme\n", new StreamReader(entries["etc/name"].DataStream!).ReadToEnd());
        Assert.All(entries.Values, e => Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (e.Uid, e.Gid, e.ModificationTime)));
    }

    [Fact]
    public void The_order_of_adding_does_not_change_the_bytes()
    {
        var one = new LayerBuilder().AddText("a", "1").AddText("b/c", "2").Build();
        var other = new LayerBuilder().AddText("b/c", "2").AddText("a", "1").Build();
        Assert.Equal(one.Digest, other.Digest);
        Assert.Equal(one.Blob, other.Blob);
    }

    [Fact]
    public void Building_twice_gives_the_same_layer() => Assert.Equal(Sample.Build().Digest, Sample.Build().Digest);

    [Fact]
    public void The_digests_are_those_of_the_blob_and_of_the_archive_in_it()
    {
        var layer = Sample.Build();
        Assert.Equal(ContentDigest.Of(layer.Blob), layer.Digest);
        Assert.Equal(ContentDigest.Of(Decompress(layer.Blob)), layer.DiffId);
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ContentDigest.Of([]));
    }

    [Fact]
    public void A_later_entry_replaces_an_earlier_one_of_the_same_path() =>
        Assert.Equal("2", new StreamReader(Entries(new LayerBuilder().AddText("a", "1").AddText("a", "2").Build()).Single().DataStream!).ReadToEnd());

    [Theory]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData("")]
    public void A_path_that_could_leave_the_root_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => new LayerBuilder().AddText(path, ""));

    private static byte[] Decompress(byte[] blob)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(blob), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static List<TarEntry> Entries(ImageLayer layer)
    {
        using var reader = new TarReader(new MemoryStream(Decompress(layer.Blob)));
        List<TarEntry> entries = [];
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }
}
