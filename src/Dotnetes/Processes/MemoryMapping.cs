using System.Globalization;

namespace Dotnetes.Processes;

/// <summary>A range of this process's addresses, as <c>/proc/PID/smaps</c> tells of it (proc_pid_smaps(5)).</summary>
/// <param name="Start">The first address.</param>
/// <param name="End">The address after the last.</param>
/// <param name="Permissions">For instance <c>r-xp</c>.</param>
/// <param name="File">The path of the mapped file; empty or in brackets for what is no file.</param>
internal readonly record struct MemoryMapping(nuint Start, nuint End, string Permissions, string File)
{
    /// <summary>Bytes that are in memory now.</summary>
    public long Resident { get; init; }

    /// <summary>Bytes that differ from the file: they were written to.</summary>
    public long Anonymous { get; private init; }

    /// <summary>Whether the file holds code that this process may run from it.</summary>
    public bool IsCode => Permissions.Contains('x', StringComparison.Ordinal);

    /// <summary>Whether the memory is nothing but what stands in a file: dropped pages come back as they were.</summary>
    public bool IsUnchangedFile => File.StartsWith('/') && !File.StartsWith("/memfd:", StringComparison.Ordinal) && !File.StartsWith("/dev/", StringComparison.Ordinal)
        && !Permissions.Contains('w', StringComparison.Ordinal) && Anonymous == 0;

    /// <summary>Reads the mappings of a process.</summary>
    public static IEnumerable<MemoryMapping> Read(IEnumerable<string> smaps)
    {
        MemoryMapping? current = null;
        foreach (var line in smaps)
        {
            if (Head(line) is { } next)
            {
                if (current is { } whole)
                {
                    yield return whole;
                }

                current = next;
            }
            else if (current is { } mapping && line.StartsWith("Rss:", StringComparison.Ordinal))
            {
                current = mapping with { Resident = Bytes(line) };
            }
            else if (current is { } changed && line.StartsWith("Anonymous:", StringComparison.Ordinal))
            {
                current = changed with { Anonymous = Bytes(line) };
            }
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    // "556749190000-556749192000 r--p 02395000 fe:00 11829253                   /path", where the path may hold spaces.
    private static MemoryMapping? Head(string line)
    {
        var dash = line.AsSpan().IndexOf('-');
        var space = line.AsSpan().IndexOf(' ');
        if (dash < 0 || space < dash
            || !nuint.TryParse(line.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            || !nuint.TryParse(line.AsSpan(dash + 1, space - dash - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var end))
        {
            return null;
        }

        var parts = line[(space + 1)..].Split(' ', 5, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(start, end, parts[0], parts.Length > 4 ? parts[4] : "");
    }

    private static long Bytes(string line) =>
        long.Parse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim().TrimEnd("kB").TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture) * 1024;
}
