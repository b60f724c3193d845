using System.Globalization;

namespace Dotnetes.Machinery.Metrics;

/// <summary>What the operating system knows of this process, under the names that Prometheus' clients use.</summary>
internal static class ProcessMetrics
{
    private const double TicksPerSecond = 100;
    private static readonly int s_pageBytes = Environment.SystemPageSize;

    /// <summary>Adds the metrics to a registry.</summary>
    public static MetricRegistry Register(MetricRegistry registry)
    {
        Gauge("process_cpu_seconds_total", "User and system time spent, in seconds.", MetricType.Counter, static s => s is null ? null : (Field(s, 11) + Field(s, 12)) / TicksPerSecond);
        Gauge("process_resident_memory_bytes", "Memory in RAM, in bytes.", MetricType.Gauge, static s => s is null ? Environment.WorkingSet : Field(s, 21) * s_pageBytes);
        Gauge("process_virtual_memory_bytes", "Address space in use, in bytes.", MetricType.Gauge, static s => s is null ? null : Field(s, 20));
        Gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", MetricType.Gauge, static s => s is null ? null : BootTime() + (Field(s, 19) / TicksPerSecond));
        Gauge("process_open_fds", "Open file descriptors.", MetricType.Gauge, static _ => Directory.Exists("/proc/self/fd") ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : null);
        Gauge("process_max_fds", "The limit of open file descriptors.", MetricType.Gauge, static _ => MaxFiles());
        Gauge("dotnet_gc_heap_bytes", "Memory of managed objects after the last collection, in bytes.", MetricType.Gauge, static _ => GC.GetGCMemoryInfo().HeapSizeBytes);
        Gauge("dotnet_gc_collections_total", "Collections of garbage of the oldest generation.", MetricType.Counter, static _ => GC.CollectionCount(2));
        Gauge("dotnet_gc_pause_seconds_total", "Time for which collections stopped the process, in seconds.", MetricType.Counter, static _ => GC.GetTotalPauseDuration().TotalSeconds);
        Gauge("dotnet_threadpool_threads", "Threads of the pool.", MetricType.Gauge, static _ => ThreadPool.ThreadCount);
        return registry;

        void Gauge(string name, string help, MetricType type, Func<string[]?, double?> read) => registry.Observe(name, help, type, MetricStability.Alpha, samples =>
        {
            if (read(Stat()) is { } value)
            {
                samples.Add(value);
            }
        });
    }

    // The fields of /proc/self/stat after the program's name, which may hold spaces itself (proc(5)).
    private static string[]? Stat()
    {
        if (!File.Exists("/proc/self/stat"))
        {
            return null;
        }

        var text = File.ReadAllText("/proc/self/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Field(string[] stat, int index) => double.Parse(stat[index], CultureInfo.InvariantCulture);

    private static double BootTime()
    {
        var line = File.ReadLines("/proc/stat").FirstOrDefault(l => l.StartsWith("btime ", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.AsSpan(6), CultureInfo.InvariantCulture);
    }

    private static double? MaxFiles()
    {
        if (!File.Exists("/proc/self/limits"))
        {
            return null;
        }

        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..] && double.TryParse(soft, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
