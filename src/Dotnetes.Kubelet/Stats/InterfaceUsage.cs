using System.Globalization;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What a network interface carried.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Received">Bytes, packets, errors and dropped packets that came.</param>
/// <param name="Sent">Bytes, packets, errors and dropped packets that went.</param>
internal sealed record InterfaceUsage(string Name, (ulong Bytes, ulong Packets, ulong Errors, ulong Dropped) Received, (ulong Bytes, ulong Packets, ulong Errors, ulong Dropped) Sent)
{
    /// <summary>The interfaces that a process sees, without loopback; none when it is gone.</summary>
    public static IReadOnlyList<InterfaceUsage> Of(string process)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{process}/net/dev"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads a table of interfaces (proc(5), <c>/proc/net/dev</c>).</summary>
    internal static IReadOnlyList<InterfaceUsage> Parse(string table)
    {
        var found = new List<InterfaceUsage>();
        foreach (var line in table.Split('\n').Skip(2))
        {
            var colon = line.IndexOf(':');
            var numbers = colon < 0 ? [] : line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(n => ulong.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
            if (numbers.Length >= 12 && line[..colon].Trim() is var name && name != "lo")
            {
                found.Add(new InterfaceUsage(name, (numbers[0], numbers[1], numbers[2], numbers[3]), (numbers[8], numbers[9], numbers[10], numbers[11])));
            }
        }

        return found;
    }
}
