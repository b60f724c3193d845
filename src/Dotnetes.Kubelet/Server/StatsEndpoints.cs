using Dotnetes.Api.KubeletStats.V1Alpha1;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Metrics;
using Summary = Dotnetes.Api.KubeletStats.V1Alpha1.Summary;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/stats/summary</c> and the metrics.</summary>
internal sealed class StatsEndpoints(
    NodeUsage usage, CriClient runtime, MachineInfo machine, KubeletPaths paths, KubeletOptions options, TimeProvider time)
{
    private const double Billion = 1e9;
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>The statistics that <c>kubectl top</c>'s sources and the eviction of others read.</summary>
    public async Task Summary(HttpContext context)
    {
        var now = Time.FromDateTimeOffset(time.GetUtcNow());
        var node = usage.Node();
        var pods = await usage.Pods(context.RequestAborted);
        var disk = FileSystem(now);
        var images = await ImageFileSystem(now, context.RequestAborted);
        var summary = new Summary
        {
            Node = new NodeStats
            {
                NodeName = options.NodeName,
                StartTime = Time.FromDateTimeOffset(_started),
                Cpu = Cpu(node),
                Memory = Memory(node) with { AvailableBytes = (ulong)MachineInfo.AvailableMemory() },
                Fs = disk,
                Runtime = new RuntimeStats { ImageFs = images, ContainerFs = images },
            },
            Pods = pods.Select(p => Pod(p, disk)).ToValueList(),
        };
        await KubeletEndpoints.WriteJson(context, summary);
    }

    /// <summary>The metrics that metrics-server scrapes.</summary>
    public async Task ResourceMetrics(HttpContext context)
    {
        var registry = new MetricRegistry();
        var node = usage.Node();
        var pods = await usage.Pods(context.RequestAborted);
        Containers("container_cpu_usage_seconds_total", "CPU time of the container, in seconds.", MetricType.Counter, c => c.Usage.CpuNanoseconds / Billion, c => c.Usage.At);
        Containers("container_memory_working_set_bytes", "Working set of the container, in bytes.", MetricType.Gauge, c => c.Usage.WorkingSetBytes, c => c.Usage.At);
        Containers("container_start_time_seconds", "When the container started, in seconds since 1970.", MetricType.Gauge, c => c.Container.StartedAt.ToUnixTimeMilliseconds() / 1000.0, _ => null);
        Observe("node_cpu_usage_seconds_total", "CPU time of the node, in seconds.", MetricType.Counter, s => s.Add(node.CpuNanoseconds / Billion, node.At));
        Observe("node_memory_working_set_bytes", "Working set of the node, in bytes.", MetricType.Gauge, s => s.Add(node.WorkingSetBytes, node.At));
        PodsOf("pod_cpu_usage_seconds_total", "CPU time of the pod, in seconds.", MetricType.Counter, s => s.CpuNanoseconds / Billion);
        PodsOf("pod_memory_working_set_bytes", "Working set of the pod, in bytes.", MetricType.Gauge, s => s.WorkingSetBytes);
        Observe("resource_scrape_error", "1 if something could not be read, else 0.", MetricType.Gauge, s => s.Add(0));
        await Write(context, registry);

        void Observe(string name, string help, MetricType type, Action<MetricSamples> read, params IReadOnlyList<string> labels) =>
            registry.Observe(name, help, type, MetricStability.Stable, read, labels);

        void Containers(string name, string help, MetricType type, Func<ContainerUsage, double> value, Func<ContainerUsage, DateTimeOffset?> at) => Observe(
            name, help, type,
            samples =>
            {
                foreach (var (pod, container) in pods.SelectMany(p => p.Containers.Select(c => (p.Pod.Metadata, c))))
                {
                    samples.Add(value(container), at(container), container.Container.Name, pod.Namespace, pod.Name);
                }
            },
            "container", "namespace", "pod");

        void PodsOf(string name, string help, MetricType type, Func<UsageSample, double> value) => Observe(
            name, help, type,
            samples =>
            {
                foreach (var pod in pods)
                {
                    if (pod.Usage is { } sample)
                    {
                        samples.Add(value(sample), sample.At, pod.Pod.Metadata.Namespace, pod.Pod.Metadata.Name);
                    }
                }
            },
            "namespace", "pod");
    }

    /// <summary>The container metrics under the names that dashboards know from cAdvisor.</summary>
    public async Task ContainerMetrics(HttpContext context)
    {
        var registry = new MetricRegistry();
        var pods = await usage.Pods(context.RequestAborted);
        Metric("container_cpu_usage_seconds_total", "CPU time, in seconds.", MetricType.Counter, s => s.CpuNanoseconds / Billion);
        Metric("container_memory_usage_bytes", "Memory in use with all caches, in bytes.", MetricType.Gauge, s => s.UsageBytes);
        Metric("container_memory_working_set_bytes", "Working set, in bytes.", MetricType.Gauge, s => s.WorkingSetBytes);
        Metric("container_memory_rss", "Anonymous memory, in bytes.", MetricType.Gauge, s => s.RssBytes);
        Machine("machine_cpu_cores", "Logical processors.", machine.Processors);
        Machine("machine_memory_bytes", "Memory of the machine, in bytes.", machine.MemoryBytes);
        await Write(context, registry);

        void Metric(string name, string help, MetricType type, Func<UsageSample, double> value) => registry.Observe(
            name, help, type, MetricStability.Alpha,
            samples =>
            {
                foreach (var (pod, container) in pods.SelectMany(p => p.Containers.Select(c => (p.Pod.Metadata, c))))
                {
                    var one = container.Container;
                    samples.Add(value(container.Usage), container.Usage.At, one.Name, one.Id, one.Image, one.Id, pod.Namespace, pod.Name);
                }
            },
            "container", "id", "image", "name", "namespace", "pod");

        void Machine(string name, string help, double value) => registry.Observe(
            name, help, MetricType.Gauge, MetricStability.Alpha, samples => samples.Add(value, machine.MachineId, machine.SystemUuid, machine.BootId),
            "machine_id", "system_uuid", "boot_id");
    }

    /// <summary>The kubelet's own metrics.</summary>
    public Task Metrics(HttpContext context) => Write(context, options.Metrics, MetricRegistry.Process);

    private static async Task Write(HttpContext context, params MetricRegistry[] registries)
    {
        context.Response.ContentType = MetricSamples.ContentType;
        await context.Response.WriteAsync(MetricRegistry.Write(registries), context.RequestAborted);
    }

    private static PodStats Pod(PodUsage pod, FsStats disk)
    {
        var metadata = pod.Pod.Metadata;
        return new PodStats
        {
            PodRef = new PodReference { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid },
            StartTime = pod.Pod.Status.StartTime ?? default,
            Cpu = pod.Usage is { } cpu ? Cpu(cpu) : null,
            Memory = pod.Usage is { } memory ? Memory(memory) : null,
            Containers = pod.Containers.Select(c => new ContainerStats
            {
                Name = c.Container.Name,
                StartTime = Time.FromDateTimeOffset(c.Container.StartedAt),
                Cpu = Cpu(c.Usage),
                Memory = Memory(c.Usage),
                Rootfs = disk with { UsedBytes = c.WritableLayer?.UsedBytes?.Value, InodesUsed = c.WritableLayer?.InodesUsed?.Value },
            }).ToValueList(),
        };
    }

    private static CpuStats Cpu(UsageSample sample) => new()
    {
        Time = Time.FromDateTimeOffset(sample.At),
        UsageNanoCores = sample.NanoCores,
        UsageCoreNanoSeconds = sample.CpuNanoseconds,
    };

    private static MemoryStats Memory(UsageSample sample) => new()
    {
        Time = Time.FromDateTimeOffset(sample.At),
        UsageBytes = sample.UsageBytes,
        WorkingSetBytes = sample.WorkingSetBytes,
        RssBytes = sample.RssBytes,
    };

    private FsStats FileSystem(Time now)
    {
        var (total, free) = machine.Disk();
        var (inodes, inodesFree) = NativeMethods.Inodes(paths.Root);
        return new FsStats
        {
            Time = now,
            CapacityBytes = (ulong)total,
            AvailableBytes = (ulong)free,
            UsedBytes = (ulong)(total - free),
            Inodes = inodes,
            InodesFree = inodesFree,
            InodesUsed = inodes - inodesFree,
        };
    }

    private async Task<FsStats> ImageFileSystem(Time now, CancellationToken cancellationToken)
    {
        var info = await runtime.ImageFsInfo(cancellationToken);
        var used = info.ImageFilesystems.Count > 0 ? info.ImageFilesystems[0].UsedBytes?.Value : null;
        return FileSystem(now) with { UsedBytes = used };
    }
}
