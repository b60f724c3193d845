using System.Globalization;
using Dotnetes.Kubelet.Cgroups;

namespace Dotnetes.Kubelet.Stats;

/// <summary>Reads what cgroups have used, of both versions.</summary>
internal sealed class CgroupUsage(CgroupTree cgroups, TimeProvider time)
{
    private const ulong NanosecondsPerMicrosecond = 1000;

    // Version 1 writes the largest number of pages where there is no limit.
    private const ulong NoLimit = 1UL << 60;

    /// <summary>The usage of a cgroup; null when it is gone. The rate is left to the caller.</summary>
    public UsageSample? Read(string path) => cgroups.IsVersion2 ? ReadVersion2(path) : ReadVersion1(path);

    private UsageSample? ReadVersion2(string path)
    {
        if (cgroups.Read("", path, "cpu.stat") is not { } cpu)
        {
            return null;
        }

        var stat = Text("memory.stat");
        var events = Text("memory.events");
        var max = Text("cpu.max").Split(' ', StringSplitOptions.TrimEntries);
        var memory = Number(Text("memory.current"));
        var inactive = Field(stat, "inactive_file");
        var details = new UsageDetails
        {
            CpuUser = Field(cpu, "user_usec") * NanosecondsPerMicrosecond,
            CpuSystem = Field(cpu, "system_usec") * NanosecondsPerMicrosecond,
            Periods = max is [not "max", _] ? Field(cpu, "nr_periods") : null,
            ThrottledPeriods = Field(cpu, "nr_throttled"),
            ThrottledNanoseconds = Field(cpu, "throttled_usec") * NanosecondsPerMicrosecond,
            PageFaults = Field(stat, "pgfault"),
            MajorPageFaults = Field(stat, "pgmajfault"),
            CacheBytes = Field(stat, "file"),
            MappedFileBytes = Field(stat, "file_mapped"),
            KernelBytes = Field(stat, "kernel"),
            MaxBytes = Number(Text("memory.peak")),
            LimitHits = Field(events, "max"),
            MemoryLimitBytes = Limit(Text("memory.max")),
            SwapBytes = Limit(Text("memory.swap.current")),
            SwapLimitBytes = Limit(Text("memory.swap.max")),
            OomKills = events.Length > 0 ? Field(events, "oom_kill") : null,
            Shares = Shares(Number(Text("cpu.weight"))),
            QuotaMicroseconds = max is [not "max", _] ? Number(max[0]) : null,
            PeriodMicroseconds = max is [_, var period] ? Number(period) : 0,
            Processes = Processes(Text("cgroup.procs")),
            CpuPressure = Pressure.Parse(Text("cpu.pressure")),
            MemoryPressure = Pressure.Parse(Text("memory.pressure")),
            IoPressure = Pressure.Parse(Text("io.pressure")),
        };
        return new UsageSample(
            time.GetUtcNow(), Field(cpu, "usage_usec") * NanosecondsPerMicrosecond, 0, memory - Math.Min(memory, inactive), memory, Field(stat, "anon"), details);

        string Text(string file) => cgroups.Read("", path, file) ?? "";
    }

    private UsageSample? ReadVersion1(string path)
    {
        if (cgroups.Read("cpuacct", path, "cpuacct.usage") is not { } usage)
        {
            return null;
        }

        var stat = Memory("memory.stat");
        var used = Number(Memory("memory.usage_in_bytes"));
        var file = Field(stat, "total_inactive_file");
        var cpu = Cpu("cpu.stat");
        var quota = Cpu("cpu.cfs_quota_us").Trim();
        var hasQuota = quota.Length > 0 && quota != "-1";
        var withSwap = Limit(Memory("memory.memsw.usage_in_bytes"));
        var swapLimit = Limit(Memory("memory.memsw.limit_in_bytes"));
        var limit = Limit(Memory("memory.limit_in_bytes"));
        var oom = Memory("memory.oom_control");
        var details = new UsageDetails
        {
            CpuUser = Number(cgroups.Read("cpuacct", path, "cpuacct.usage_user")),
            CpuSystem = Number(cgroups.Read("cpuacct", path, "cpuacct.usage_sys")),
            Periods = hasQuota ? Field(cpu, "nr_periods") : null,
            ThrottledPeriods = Field(cpu, "nr_throttled"),
            ThrottledNanoseconds = Field(cpu, "throttled_time"),
            PageFaults = Field(stat, "total_pgfault"),
            MajorPageFaults = Field(stat, "total_pgmajfault"),
            CacheBytes = Field(stat, "total_cache"),
            MappedFileBytes = Field(stat, "total_mapped_file"),
            KernelBytes = Number(Memory("memory.kmem.usage_in_bytes")),
            MaxBytes = Number(Memory("memory.max_usage_in_bytes")),
            LimitHits = Number(Memory("memory.failcnt")),
            MemoryLimitBytes = limit,
            SwapBytes = withSwap is { } both ? both - Math.Min(both, used) : null,
            SwapLimitBytes = swapLimit is { } all && limit is { } own ? all - Math.Min(all, own) : null,
            OomKills = oom.Length > 0 ? Field(oom, "oom_kill") : null,
            Shares = Number(Cpu("cpu.shares")),
            QuotaMicroseconds = hasQuota ? Number(quota) : null,
            PeriodMicroseconds = Number(Cpu("cpu.cfs_period_us")),
            Processes = Processes(Cpu("cgroup.procs")),
        };
        return new UsageSample(time.GetUtcNow(), Number(usage), 0, used - Math.Min(used, file), used, Field(stat, "total_rss"), details);

        string Memory(string name) => cgroups.Read("memory", path, name) ?? "";

        string Cpu(string name) => cgroups.Read("cpu", path, name) ?? "";
    }

    // The way back from weights of version 2 (KEP-2254).
    private static ulong Shares(ulong weight) => weight == 0 ? 0 : 2 + ((weight - 1) * 262142 / 9999);

    private static int[] Processes(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.TryParse(l, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];

    private static ulong? Limit(string text) => ulong.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var number) && number < NoLimit ? number : null;

    private static ulong Number(string? text) => ulong.TryParse(text?.Trim(), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static ulong Field(string text, string name)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ' ')
            {
                return ulong.TryParse(line[(name.Length + 1)..], CultureInfo.InvariantCulture, out var number) ? number : 0;
            }
        }

        return 0;
    }
}
