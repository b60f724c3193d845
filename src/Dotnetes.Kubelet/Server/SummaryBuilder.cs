using System.Globalization;
using Dotnetes.Api.KubeletStats.V1Alpha1;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Server;

/// <summary>Puts what was measured into the shape of <c>/stats/summary</c>. What the kernel does not count is left out.</summary>
internal static class SummaryBuilder
{
    /// <summary>A pod with its containers.</summary>
    /// <param name="pod">What was measured.</param>
    /// <param name="volumes">Its volumes.</param>
    /// <param name="disk">The node's disk.</param>
    public static PodStats Pod(PodUsage pod, IReadOnlyList<VolumeStats> volumes, FsStats disk)
    {
        var metadata = pod.Pod.Metadata;
        var containers = pod.Containers.Select(c => Container(c, disk)).ToValueList();
        var local = volumes.Where(v => v.PvcRef is null && pod.Pod.Spec.Volumes.Find(s => s.Name == v.Name)?.EmptyDir is { Medium: not "Memory" }).ToList();
        var processes = pod.Containers.Sum(c => c.Usage.Details?.Processes.Count ?? 0);
        var stats = new PodStats
        {
            PodRef = new PodReference { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid },
            StartTime = pod.Pod.Status.StartTime ?? default,
            Containers = containers,
            Network = pod.Pod.Spec.HostNetwork ? null : Network(pod.Interfaces, disk.Time),
            Volume = volumes.ToValueList(),
            EphemeralStorage = disk with
            {
                UsedBytes = Sum(containers, c => (c.Rootfs?.UsedBytes ?? 0) + (c.Logs?.UsedBytes ?? 0)) + Sum(local, v => v.UsedBytes ?? 0),
                InodesUsed = Sum(containers, c => (c.Rootfs?.InodesUsed ?? 0) + (c.Logs?.InodesUsed ?? 0)) + Sum(local, v => v.InodesUsed ?? 0),
            },
            ProcessStats = new ProcessStats { ProcessCount = (ulong)processes },
        };
        return pod.Usage is { } usage ? stats with { Cpu = Cpu(usage), Memory = Memory(usage), Io = Io(usage), Swap = Swap(usage) } : stats;
    }

    /// <summary>A pod with its containers, of which only processor time and memory are told.</summary>
    public static PodStats Short(PodUsage pod)
    {
        var metadata = pod.Pod.Metadata;
        var stats = new PodStats
        {
            PodRef = new PodReference { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid },
            StartTime = pod.Pod.Status.StartTime ?? default,
            Containers = pod.Containers.Select(c => System(c.Container.Name, c.Usage, Time.FromDateTimeOffset(c.Container.StartedAt))).ToValueList(),
        };
        return pod.Usage is { } usage ? stats with { Cpu = Cpu(usage), Memory = Memory(usage), Swap = Swap(usage) } : stats;
    }

    /// <summary>A control group of the node that holds more than a pod.</summary>
    public static ContainerStats System(string name, UsageSample usage, Time startTime) => new()
    {
        Name = name,
        StartTime = startTime,
        Cpu = Cpu(usage),
        Memory = Memory(usage),
        Swap = Swap(usage),
    };

    /// <summary>Processor time.</summary>
    public static CpuStats Cpu(UsageSample sample) => new()
    {
        Time = At(sample),
        UsageNanoCores = sample.NanoCores,
        UsageCoreNanoSeconds = sample.CpuNanoseconds,
        Psi = Psi(sample.Details?.CpuPressure),
    };

    /// <summary>Memory; what is left of the limit where there is one.</summary>
    public static MemoryStats Memory(UsageSample sample) => new()
    {
        Time = At(sample),
        AvailableBytes = sample.Details?.MemoryLimitBytes is { } limit ? limit - Math.Min(limit, sample.WorkingSetBytes) : null,
        UsageBytes = sample.UsageBytes,
        WorkingSetBytes = sample.WorkingSetBytes,
        RssBytes = sample.RssBytes,
        PageFaults = sample.Details?.PageFaults,
        MajorPageFaults = sample.Details?.MajorPageFaults,
        Psi = Psi(sample.Details?.MemoryPressure),
    };

    /// <summary>Waiting for disks; null where the kernel does not tell.</summary>
    public static IOStats? Io(UsageSample sample) => Psi(sample.Details?.IoPressure) is { } psi ? new() { Time = At(sample), Psi = psi } : null;

    /// <summary>The interfaces; the one with the default route, or the first, stands for all.</summary>
    public static NetworkStats? Network(IReadOnlyList<InterfaceUsage> interfaces, Time now)
    {
        if (interfaces.Count == 0)
        {
            return null;
        }

        var first = interfaces.FirstOrDefault(i => i.Name == "eth0") ?? interfaces[0];
        return new NetworkStats
        {
            Time = now,
            Name = first.Name,
            RxBytes = first.Received.Bytes,
            RxErrors = first.Received.Errors,
            TxBytes = first.Sent.Bytes,
            TxErrors = first.Sent.Errors,
            Interfaces = interfaces.Select(i => new InterfaceStats
            {
                Name = i.Name,
                RxBytes = i.Received.Bytes,
                RxErrors = i.Received.Errors,
                TxBytes = i.Sent.Bytes,
                TxErrors = i.Sent.Errors,
            }).ToValueList(),
        };
    }

    /// <summary>The processes that the node has and may have.</summary>
    public static RlimitStats Processes(Time now) => new() { Time = now, Maxpid = Math.Min(Number("pid_max"), Number("threads-max")), Curproc = MachineInfo.Tasks() };

    private static long Number(string name) =>
        File.Exists("/proc/sys/kernel/" + name) && long.TryParse(File.ReadAllText("/proc/sys/kernel/" + name).Trim(), CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private static ContainerStats Container(ContainerUsage container, FsStats disk) => new()
    {
        Name = container.Container.Name,
        StartTime = Time.FromDateTimeOffset(container.Container.StartedAt),
        Cpu = Cpu(container.Usage),
        Memory = Memory(container.Usage),
        Io = Io(container.Usage),
        Rootfs = disk with { UsedBytes = container.WritableLayer?.UsedBytes?.Value, InodesUsed = container.WritableLayer?.InodesUsed?.Value },
        Logs = Logs(container.Container.LogPath, disk),
        Swap = Swap(container.Usage),
    };

    private static FsStats Logs(string file, FsStats disk)
    {
        var files = file.Length > 0 && new FileInfo(file).Directory is { Exists: true } folder ? folder.GetFiles() : [];
        return disk with { UsedBytes = Sum(files, f => f.Exists ? (ulong)f.Length : 0), InodesUsed = (ulong)files.Length };
    }

    private static SwapStats? Swap(UsageSample sample) => sample.Details?.SwapBytes is not { } used ? null : new()
    {
        Time = At(sample),
        SwapUsageBytes = used,
        SwapAvailableBytes = sample.Details.SwapLimitBytes is { } limit ? limit - Math.Min(limit, used) : null,
    };

    private static PsiStats? Psi(Pressure? pressure) => pressure is null ? null : new() { Some = Psi(pressure.Some), Full = Psi(pressure.Full) };

    // The kernel tells microseconds, the interface nanoseconds.
    private static PsiData Psi(PressureLine line) =>
        new() { Total = line.TotalMicroseconds * 1000, Avg10 = line.Average10, Avg60 = line.Average60, Avg300 = line.Average300 };

    private static Time At(UsageSample sample) => Time.FromDateTimeOffset(sample.At);

    private static ulong Sum<T>(IEnumerable<T> items, Func<T, ulong> value) => items.Aggregate(0UL, (sum, item) => sum + value(item));
}
