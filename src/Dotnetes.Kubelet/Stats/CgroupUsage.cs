using System.Globalization;
using Dotnetes.Kubelet.Cgroups;

namespace Dotnetes.Kubelet.Stats;

/// <summary>Reads what cgroups have used, of both versions.</summary>
internal sealed class CgroupUsage(CgroupTree cgroups, TimeProvider time)
{
    private const ulong NanosecondsPerMicrosecond = 1000;

    /// <summary>The usage of a cgroup; null when it is gone. The rate is left to the caller.</summary>
    public UsageSample? Read(string path)
    {
        var at = time.GetUtcNow();
        if (cgroups.IsVersion2)
        {
            if (cgroups.Read("", path, "cpu.stat") is not { } cpu)
            {
                return null;
            }

            var memory = Number(cgroups.Read("", path, "memory.current"));
            var stat = cgroups.Read("", path, "memory.stat") ?? "";
            var inactive = Field(stat, "inactive_file");
            return new UsageSample(at, Field(cpu, "usage_usec") * NanosecondsPerMicrosecond, 0, memory - Math.Min(memory, inactive), memory, Field(stat, "anon"));
        }

        if (cgroups.Read("cpuacct", path, "cpuacct.usage") is not { } usage)
        {
            return null;
        }

        var used = Number(cgroups.Read("memory", path, "memory.usage_in_bytes"));
        var details = cgroups.Read("memory", path, "memory.stat") ?? "";
        var file = Field(details, "total_inactive_file");
        return new UsageSample(at, Number(usage), 0, used - Math.Min(used, file), used, Field(details, "total_rss"));
    }

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
