using System.Globalization;

namespace Dotnetes.LoadDriver;

/// <summary>What processes of this machine used so far: processor time and resident memory, from <c>/proc</c>.</summary>
internal static class ProcessUse
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor seconds of all of them, in user mode and in the kernel.</summary>
    public static double Seconds(int[] processes) => processes.Sum(p =>
    {
        var text = File.ReadAllText($"/proc/{p}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    });

    /// <summary>Resident mebibytes of all of them.</summary>
    public static double Resident(int[] processes) => processes.Sum(p =>
        long.Parse(File.ReadLines($"/proc/{p}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0);
}
