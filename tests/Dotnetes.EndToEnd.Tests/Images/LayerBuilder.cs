using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>
/// Collects the files of a layer. The same files give the same bytes: entries are sorted by path, owned by root and dated at the start of
/// the epoch. Folders above an entry need not be added; they get mode 0755.
/// </summary>
public sealed class LayerBuilder
{
    private const UnixFileMode Rwx755 = (UnixFileMode)0b111_101_101;

    private readonly SortedDictionary<string, TarEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Adds a folder with its own mode.</summary>
    /// <param name="path">The path from the root, without a leading slash.</param>
    /// <param name="mode">The permission bits.</param>
    public LayerBuilder AddFolder(string path, UnixFileMode mode = Rwx755)
    {
        Add(new UstarTarEntry(TarEntryType.Directory, path + "/") { Mode = mode }, path);
        return this;
    }

    /// <summary>Adds a file.</summary>
    public LayerBuilder AddFile(string path, byte[] content, UnixFileMode mode = (UnixFileMode)0b110_100_100)
    {
        Add(new UstarTarEntry(TarEntryType.RegularFile, path) { Mode = mode, DataStream = new MemoryStream(content, writable: false) }, path);
        return this;
    }

    /// <summary>Adds a text file that may be executed.</summary>
    public LayerBuilder AddScript(string path, string text) => AddFile(path, Encoding.UTF8.GetBytes(text), Rwx755);

    /// <summary>Adds a text file.</summary>
    public LayerBuilder AddText(string path, string text) => AddFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a symbolic link.</summary>
    public LayerBuilder AddLink(string path, string target)
    {
        Add(new UstarTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target, Mode = (UnixFileMode)0b111_111_111 }, path);
        return this;
    }

    /// <summary>Makes the layer.</summary>
    public ImageLayer Build()
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in _entries.Values)
            {
                if (entry.DataStream is { } data)
                {
                    data.Position = 0;
                }

                writer.WriteEntry(entry);
            }
        }

        var tar = archive.GetBuffer().AsSpan(0, (int)archive.Length);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar);
        }

        var blob = compressed.ToArray();
        return new(blob, ContentDigest.Of(blob), ContentDigest.Of(tar));
    }

    private void Add(TarEntry entry, string path)
    {
        if (path.StartsWith('/') || path.EndsWith('/') || path.Split('/').Any(p => p is "" or "." or ".."))
        {
            throw new ArgumentException($"\"{path}\" is not a plain path from the root", nameof(path));
        }

        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
        {
            if (!_entries.ContainsKey(path[..at]))
            {
                AddFolder(path[..at]);
            }
        }

        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        _entries[path] = entry;
    }
}
