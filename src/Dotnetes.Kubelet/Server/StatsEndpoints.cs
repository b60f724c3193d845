using Dotnetes.Api.KubeletStats.V1Alpha1;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/stats/summary</c> and the metrics.</summary>
internal sealed class StatsEndpoints(
    NodeUsage usage, PodWorkers workers, CriClient runtime, MachineInfo machine, KubeletPaths paths, string nodeName, TimeProvider time)
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
                NodeName = nodeName,
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
        var text = new PrometheusText();
        var node = usage.Node();
        var pods = await usage.Pods(context.RequestAborted);
        text.Begin("container_cpu_usage_seconds_total", "[STABLE] Cumulative cpu time consumed by the container in core-seconds", "counter");
        Containers("container_cpu_usage_seconds_total", c => c.Usage.CpuNanoseconds / Billion);
        text.Begin("container_memory_working_set_bytes", "[STABLE] Current working set of the container in bytes", "gauge");
        Containers("container_memory_working_set_bytes", c => c.Usage.WorkingSetBytes);
        text.Begin("container_start_time_seconds", "[STABLE] Start time of the container since unix epoch in seconds", "gauge");
        foreach (var (pod, container) in pods.SelectMany(p => p.Containers.Select(c => (p, c))))
        {
            text.Add("container_start_time_seconds", container.Container.StartedAt.ToUnixTimeMilliseconds() / 1000.0, null, Labels(pod, container));
        }

        text.Begin("node_cpu_usage_seconds_total", "[STABLE] Cumulative cpu time consumed by the node in core-seconds", "counter");
        text.Add("node_cpu_usage_seconds_total", node.CpuNanoseconds / Billion, node.At);
        text.Begin("node_memory_working_set_bytes", "[STABLE] Current working set of the node in bytes", "gauge");
        text.Add("node_memory_working_set_bytes", node.WorkingSetBytes, node.At);
        text.Begin("pod_cpu_usage_seconds_total", "[STABLE] Cumulative cpu time consumed by the pod in core-seconds", "counter");
        PodsOf("pod_cpu_usage_seconds_total", s => s.CpuNanoseconds / Billion);
        text.Begin("pod_memory_working_set_bytes", "[STABLE] Current working set of the pod in bytes", "gauge");
        PodsOf("pod_memory_working_set_bytes", s => s.WorkingSetBytes);
        text.Begin("resource_scrape_error", "[STABLE] 1 if there was an error while getting container metrics, 0 otherwise", "gauge");
        text.Add("resource_scrape_error", 0, null);
        await Write(context, text);

        void Containers(string name, Func<ContainerUsage, double> value)
        {
            foreach (var (pod, container) in pods.SelectMany(p => p.Containers.Select(c => (p, c))))
            {
                text.Add(name, value(container), container.Usage.At, Labels(pod, container));
            }
        }

        void PodsOf(string name, Func<UsageSample, double> value)
        {
            foreach (var pod in pods)
            {
                if (pod.Usage is { } sample)
                {
                    text.Add(name, value(sample), sample.At, ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
                }
            }
        }
    }

    /// <summary>The container metrics under the names that dashboards know from cAdvisor.</summary>
    public async Task ContainerMetrics(HttpContext context)
    {
        var text = new PrometheusText();
        var pods = await usage.Pods(context.RequestAborted);
        Metric("container_cpu_usage_seconds_total", "Cumulative cpu time consumed in seconds.", "counter", s => s.CpuNanoseconds / Billion);
        Metric("container_memory_usage_bytes", "Current memory usage in bytes, including all memory regardless of when it was accessed", "gauge", s => s.UsageBytes);
        Metric("container_memory_working_set_bytes", "Current working set in bytes.", "gauge", s => s.WorkingSetBytes);
        Metric("container_memory_rss", "Size of RSS in bytes.", "gauge", s => s.RssBytes);
        text.Begin("machine_cpu_cores", "Number of logical CPU cores.", "gauge");
        text.Add("machine_cpu_cores", machine.Processors, null, ("machine_id", machine.MachineId), ("system_uuid", machine.SystemUuid), ("boot_id", machine.BootId));
        text.Begin("machine_memory_bytes", "Amount of memory installed on the machine.", "gauge");
        text.Add("machine_memory_bytes", machine.MemoryBytes, null, ("machine_id", machine.MachineId), ("system_uuid", machine.SystemUuid), ("boot_id", machine.BootId));
        await Write(context, text);

        void Metric(string name, string help, string type, Func<UsageSample, double> value)
        {
            text.Begin(name, help, type);
            foreach (var pod in pods)
            {
                foreach (var container in pod.Containers)
                {
                    text.Add(
                        name, value(container.Usage), container.Usage.At, ("container", container.Container.Name), ("id", container.Container.Id),
                        ("image", container.Container.Image), ("name", container.Container.Id), ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
                }
            }
        }
    }

    /// <summary>The kubelet's own metrics.</summary>
    public Task Metrics(HttpContext context)
    {
        var text = new PrometheusText();
        text.Begin("kubelet_node_name", "[ALPHA] The node's name. The count is always 1.", "gauge");
        text.Add("kubelet_node_name", 1, null, ("node", nodeName));
        text.Begin("kubelet_running_pods", "[ALPHA] Number of pods that have a running pod sandbox", "gauge");
        text.Add("kubelet_running_pods", workers.All.Count(w => w.Runtime.Sandboxes.Any(s => s.IsReady)), null);
        text.Begin("kubelet_running_containers", "[ALPHA] Number of containers currently running", "gauge");
        text.Add("kubelet_running_containers", workers.All.Sum(w => w.Runtime.Containers.Count(c => c.IsRunning)), null, ("container_state", "running"));
        text.Begin("kubelet_desired_pods", "[ALPHA] The number of pods the kubelet is being instructed to run.", "gauge");
        text.Add("kubelet_desired_pods", workers.All.Count(), null, ("static", ""));
        text.Begin("process_start_time_seconds", "[ALPHA] Start time of the process since unix epoch in seconds.", "gauge");
        text.Add("process_start_time_seconds", _started.ToUnixTimeMilliseconds() / 1000.0, null);
        return Write(context, text);
    }

    private static async Task Write(HttpContext context, PrometheusText text)
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static (string, string)[] Labels(PodUsage pod, ContainerUsage container) =>
        [("container", container.Container.Name), ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name)];

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
