using System.Globalization;
using System.IO.Compression;

namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>Files of a log that were put aside: their names, and how long they stay.</summary>
internal static class RotatedFile
{
    private const string TimeFormat = "yyyy-MM-ddTHH-mm-ss.fff";
    private const string Compressed = ".gz";

    /// <summary>The name of the file that is put aside at a time.</summary>
    public static string NameOf(string path, DateTimeOffset at)
    {
        var (directory, prefix, extension) = Split(path);
        return Path.Combine(directory, prefix + at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + extension);
    }

    /// <summary>Whether there is one of that time.</summary>
    public static bool Exists(string path, DateTimeOffset at) => NameOf(path, at) is var name && (File.Exists(name) || File.Exists(name + Compressed));

    /// <summary>Removes files that are too old or too many, and compresses the rest where that is wanted.</summary>
    public static void Tidy(string path, AuditLogOptions options, DateTimeOffset now)
    {
        var files = Find(path);
        var oldest = options.MaxAgeDays > 0 ? now.AddDays(-options.MaxAgeDays) : DateTimeOffset.MinValue;
        for (var i = 0; i < files.Count; i++)
        {
            var (name, at) = files[i];
            if ((options.MaxBackups > 0 && i >= options.MaxBackups) || at < oldest)
            {
                File.Delete(name);
            }
            else if (options.Compress && !name.EndsWith(Compressed, StringComparison.Ordinal))
            {
                Compress(name);
            }
        }
    }

    // The newest first.
    private static List<(string Name, DateTimeOffset At)> Find(string path)
    {
        var (directory, prefix, extension) = Split(path);
        var found = new List<(string Name, DateTimeOffset At)>();
        foreach (var name in Directory.EnumerateFiles(directory, prefix + "*"))
        {
            var file = Path.GetFileName(name);
            var end = file.EndsWith(extension + Compressed, StringComparison.Ordinal) ? extension + Compressed : extension;
            if (file.StartsWith(prefix, StringComparison.Ordinal)
                && file.EndsWith(end, StringComparison.Ordinal)
                && file.Length > prefix.Length + end.Length
                && DateTimeOffset.TryParseExact(file[prefix.Length..^end.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                found.Add((name, at));
            }
        }

        found.Sort(static (a, b) => b.At.CompareTo(a.At));
        return found;
    }

    private static void Compress(string name)
    {
        var target = name + Compressed;
        using (var from = File.OpenRead(name))
        using (var to = new FileStream(target, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = File.GetUnixFileMode(name) }))
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            from.CopyTo(gzip);
        }

        File.Delete(name);
    }

    private static (string Directory, string Prefix, string Extension) Split(string path)
    {
        var extension = Path.GetExtension(path);
        return (Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + "-", extension);
    }
}
