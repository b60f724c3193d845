using System.Globalization;
using Dotnetes.Kubelet.Nodes;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>What the node watches of itself.</summary>
internal sealed record NodePressureOptions
{
    /// <summary>The node's name.</summary>
    public required string NodeName { get; init; }

    /// <summary>Where the node keeps its files.</summary>
    public required KubeletPaths Paths { get; init; }

    /// <summary>When pods are evicted.</summary>
    public required IReadOnlyList<EvictionThreshold> Thresholds { get; init; }

    /// <summary>How long a condition stays after its cause is gone, so that it does not flicker.</summary>
    public TimeSpan TransitionPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long pods that are evicted for soft thresholds get to end.</summary>
    public TimeSpan MaxPodGrace { get; init; } = TimeSpan.Zero;

    /// <summary>Measures what is left and what there is of each signal.</summary>
    public Func<MachineInfo, IReadOnlyDictionary<string, (long Available, long Capacity)>> Read { get; init; } = Measure;

    private static Dictionary<string, (long Available, long Capacity)> Measure(MachineInfo machine)
    {
        var (total, free) = machine.Disk();
        var (inodes, inodesFree) = NativeMethods.Inodes(machine.DataDirectory);
        var result = new Dictionary<string, (long Available, long Capacity)>(StringComparer.Ordinal)
        {
            ["memory.available"] = (MachineInfo.AvailableMemory(), machine.MemoryBytes),
            ["nodefs.available"] = (free, total),
            ["imagefs.available"] = (free, total),
        };
        if (inodes > 0)
        {
            result["nodefs.inodesFree"] = result["imagefs.inodesFree"] = ((long)inodesFree, (long)inodes);
        }

        if (Number("/proc/sys/kernel/pid_max") is { } most)
        {
            var running = File.ReadAllText("/proc/loadavg").Split(' ')[3].Split('/')[1];
            result["pid.available"] = (most - long.Parse(running, CultureInfo.InvariantCulture), most);
        }

        return result;
    }

    private static long? Number(string file) => File.Exists(file) && long.TryParse(File.ReadAllText(file).AsSpan().Trim(), CultureInfo.InvariantCulture, out var value) ? value : null;
}
