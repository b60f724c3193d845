using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Server;

/// <summary>The metrics of containers, pods' networks and the machine under the names that dashboards know from cAdvisor.</summary>
internal sealed class ContainerMetrics
{
    private const double Billion = 1e9;
    private const double Million = 1e6;
    private readonly MetricRegistry _registry = new();
    private readonly IReadOnlyList<PodUsage> _pods;

    private ContainerMetrics(IReadOnlyList<PodUsage> pods) => _pods = pods;

    /// <summary>The metrics of pods that run, and of the machine.</summary>
    public static MetricRegistry Of(IReadOnlyList<PodUsage> pods, MachineInfo machine)
    {
        var metrics = new ContainerMetrics(pods);
        metrics.Processors();
        metrics.Memory();
        metrics.Limits();
        metrics.Waiting();
        metrics.Network();
        metrics.Machine(machine);
        return metrics._registry;
    }

    private void Processors()
    {
        Count("container_cpu_usage_seconds_total", "CPU time, in seconds.", c => c.Usage.CpuNanoseconds / Billion);
        Count("container_cpu_user_seconds_total", "CPU time in user mode, in seconds.", c => c.Usage.Details?.CpuUser / Billion);
        Count("container_cpu_system_seconds_total", "CPU time in the kernel, in seconds.", c => c.Usage.Details?.CpuSystem / Billion);
        Count("container_cpu_cfs_periods_total", "Periods of the CPU quota that passed.", c => c.Usage.Details?.Periods);
        Count("container_cpu_cfs_throttled_periods_total", "Periods in which the CPU quota was used up.", c => c.Usage.Details is { Periods: not null } d ? d.ThrottledPeriods : null);
        Count(
            "container_cpu_cfs_throttled_seconds_total", "How long the container waited for the next period of its CPU quota.",
            c => c.Usage.Details is { Periods: not null } d ? d.ThrottledNanoseconds / Billion : null);
        Show("container_processes", "Processes of the container.", c => c.Usage.Details?.Processes.Count);
        Show("container_start_time_seconds", "When the container started, in seconds since 1970.", c => c.Container.StartedAt.ToUnixTimeMilliseconds() / 1000.0);
        Show("container_last_seen", "When the container was last seen, in seconds since 1970.", c => c.Usage.At.ToUnixTimeSeconds());
    }

    private void Memory()
    {
        Show("container_memory_usage_bytes", "Memory in use with all caches, in bytes.", c => c.Usage.UsageBytes);
        Show("container_memory_working_set_bytes", "Working set, in bytes.", c => c.Usage.WorkingSetBytes);
        Show("container_memory_rss", "Anonymous memory, in bytes.", c => c.Usage.RssBytes);
        Show("container_memory_cache", "Files kept in memory, in bytes.", c => c.Usage.Details?.CacheBytes);
        Show("container_memory_mapped_file", "Mapped files, in bytes.", c => c.Usage.Details?.MappedFileBytes);
        Show("container_memory_kernel_usage", "Memory of the kernel, in bytes.", c => c.Usage.Details?.KernelBytes);
        Show("container_memory_max_usage_bytes", "The most memory that was in use, in bytes.", c => c.Usage.Details?.MaxBytes);
        Show("container_memory_swap", "Swap in use, in bytes.", c => c.Usage.Details?.SwapBytes);
        Count("container_memory_failcnt", "How often the limit of memory was met.", c => c.Usage.Details?.LimitHits);
        Count("container_oom_events_total", "Processes killed because the memory was used up.", c => c.Usage.Details?.OomKills);
        Observe(
            "container_memory_failures_total", "Page faults.", MetricType.Counter,
            (samples, pod, c) =>
            {
                if (c.Usage.Details is { } details)
                {
                    samples.Add(details.PageFaults, c.Usage.At, [.. Labels(pod, c), "pgfault", "container"]);
                    samples.Add(details.MajorPageFaults, c.Usage.At, [.. Labels(pod, c), "pgmajfault", "container"]);
                }
            },
            "failure_type", "scope");
    }

    private void Limits()
    {
        Show("container_spec_cpu_shares", "Weight of CPU time, in shares.", c => c.Usage.Details?.Shares);
        Show("container_spec_cpu_period", "The period of the CPU quota, in microseconds.", c => c.Usage.Details?.PeriodMicroseconds);
        Show("container_spec_cpu_quota", "CPU time for each period, in microseconds.", c => c.Usage.Details?.QuotaMicroseconds);
        Show("container_spec_memory_limit_bytes", "The limit of memory, in bytes; 0 without one.", c => c.Usage.Details is { } d ? d.MemoryLimitBytes ?? 0 : null);
        Show("container_spec_memory_swap_limit_bytes", "The limit of swap, in bytes; 0 without one.", c => c.Usage.Details is { } d ? d.SwapLimitBytes ?? 0 : null);
    }

    private void Waiting()
    {
        Count("container_pressure_cpu_waiting_seconds_total", "While some process waited for a processor, in seconds.", c => c.Usage.Details?.CpuPressure?.Some.TotalMicroseconds / Million);
        Count("container_pressure_cpu_stalled_seconds_total", "While all processes waited for a processor, in seconds.", c => c.Usage.Details?.CpuPressure?.Full.TotalMicroseconds / Million);
        Count("container_pressure_memory_waiting_seconds_total", "While some process waited for memory, in seconds.", c => c.Usage.Details?.MemoryPressure?.Some.TotalMicroseconds / Million);
        Count("container_pressure_memory_stalled_seconds_total", "While all processes waited for memory, in seconds.", c => c.Usage.Details?.MemoryPressure?.Full.TotalMicroseconds / Million);
        Count("container_pressure_io_waiting_seconds_total", "While some process waited for a disk, in seconds.", c => c.Usage.Details?.IoPressure?.Some.TotalMicroseconds / Million);
        Count("container_pressure_io_stalled_seconds_total", "While all processes waited for a disk, in seconds.", c => c.Usage.Details?.IoPressure?.Full.TotalMicroseconds / Million);
    }

    private void Network()
    {
        foreach (var (direction, words) in (ReadOnlySpan<(string, string)>)[("receive", "received"), ("transmit", "sent")])
        {
            Interfaces($"container_network_{direction}_bytes_total", $"Bytes that were {words}.", i => Side(i).Bytes);
            Interfaces($"container_network_{direction}_packets_total", $"Packets that were {words}.", i => Side(i).Packets);
            Interfaces($"container_network_{direction}_errors_total", $"Errors with packets that were {words}.", i => Side(i).Errors);
            Interfaces($"container_network_{direction}_packets_dropped_total", $"Packets to be {words} that were dropped.", i => Side(i).Dropped);

            (ulong Bytes, ulong Packets, ulong Errors, ulong Dropped) Side(InterfaceUsage one) => direction == "receive" ? one.Received : one.Sent;
        }
    }

    private void Interfaces(string name, string help, Func<InterfaceUsage, ulong> value) => _registry.Observe(
        name, help, MetricType.Counter, MetricStability.Alpha,
        samples =>
        {
            foreach (var pod in _pods)
            {
                foreach (var one in pod.Interfaces)
                {
                    samples.Add(value(one), "", "/pod/" + pod.Pod.Metadata.Uid, "", "", pod.Pod.Metadata.Namespace, pod.Pod.Metadata.Name, one.Name);
                }
            }
        },
        "container", "id", "image", "name", "namespace", "pod", "interface");

    private void Machine(MachineInfo machine)
    {
        One("machine_cpu_cores", "Logical processors.", machine.Processors);
        One("machine_memory_bytes", "Memory of the machine, in bytes.", machine.MemoryBytes);
        One("machine_swap_bytes", "Swap of the machine, in bytes.", MachineInfo.Swap().Total);

        void One(string name, string help, double value) => _registry.Observe(
            name, help, MetricType.Gauge, MetricStability.Alpha, samples => samples.Add(value, machine.MachineId, machine.SystemUuid, machine.BootId),
            "machine_id", "system_uuid", "boot_id");
    }

    private void Count(string name, string help, Func<ContainerUsage, double?> value) => Values(name, help, MetricType.Counter, value);

    private void Show(string name, string help, Func<ContainerUsage, double?> value) => Values(name, help, MetricType.Gauge, value);

    private void Values(string name, string help, MetricType type, Func<ContainerUsage, double?> value) => Observe(
        name, help, type,
        (samples, pod, container) =>
        {
            if (value(container) is { } number)
            {
                samples.Add(number, container.Usage.At, Labels(pod, container));
            }
        });

    private void Observe(string name, string help, MetricType type, Action<MetricSamples, PodUsage, ContainerUsage> add, params string[] more) => _registry.Observe(
        name, help, type, MetricStability.Alpha,
        samples =>
        {
            foreach (var pod in _pods)
            {
                foreach (var container in pod.Containers)
                {
                    add(samples, pod, container);
                }
            }
        },
        [.. (string[])["container", "id", "image", "name", "namespace", "pod"], .. more]);

    private static string[] Labels(PodUsage pod, ContainerUsage container)
    {
        RuntimeContainer one = container.Container;
        return [one.Name, one.Id, one.Image, one.Id, pod.Pod.Metadata.Namespace, pod.Pod.Metadata.Name];
    }
}
