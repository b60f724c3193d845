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
    NodeUsage usage, CriClient runtime, MachineInfo machine, KubeletPaths paths, KubeletOptions options, KubeletMetrics metrics, TimeProvider time)
{
    private readonly VolumeUsage _volumes = new(paths, time);
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>The statistics that <c>kubectl top</c>'s sources and the eviction of others read.</summary>
    public async Task Summary(HttpContext context)
    {
        if (context.Request.Query["only_cpu_and_memory"].ToString() is "true" or "1" or "True" or "TRUE" or "t" or "T")
        {
            await ShortSummary(context);
            return;
        }

        var now = Time.FromDateTimeOffset(time.GetUtcNow());
        var node = usage.Node();
        var pods = await usage.Pods(context.RequestAborted);
        var disk = FileSystem(now);
        var images = await ImageFileSystem(now, context.RequestAborted);
        var swap = MachineInfo.Swap();
        var summary = new Summary
        {
            Node = new NodeStats
            {
                NodeName = options.NodeName,
                StartTime = Time.FromDateTimeOffset(_started),
                Cpu = SummaryBuilder.Cpu(node),
                Memory = SummaryBuilder.Memory(node) with { AvailableBytes = (ulong)MachineInfo.AvailableMemory() },
                Io = SummaryBuilder.Io(node),
                Network = SummaryBuilder.Network(InterfaceUsage.Of("self"), now),
                SystemContainers = usage.AllPods() is { } all ? ValueList.Create<ContainerStats>([SummaryBuilder.System("pods", all, Time.FromDateTimeOffset(_started))]) : default,
                Fs = disk,
                Runtime = new RuntimeStats { ImageFs = images, ContainerFs = images },
                Rlimit = SummaryBuilder.Processes(now),
                Swap = new SwapStats { Time = now, SwapUsageBytes = (ulong)swap.Used, SwapAvailableBytes = (ulong)(swap.Total - swap.Used) },
            },
            Pods = pods.Select(p => SummaryBuilder.Pod(p, _volumes.Of(p.Pod), disk)).ToValueList(),
        };
        await KubeletRoutes.WriteJson(context, summary);
    }

    private async Task ShortSummary(HttpContext context)
    {
        var started = Time.FromDateTimeOffset(_started);
        var node = usage.Node();
        var pods = await usage.Pods(context.RequestAborted);
        await KubeletRoutes.WriteJson(context, new Summary
        {
            Node = new NodeStats
            {
                NodeName = options.NodeName,
                StartTime = started,
                Cpu = SummaryBuilder.Cpu(node),
                Memory = SummaryBuilder.Memory(node) with { AvailableBytes = (ulong)MachineInfo.AvailableMemory() },
                SystemContainers = usage.AllPods() is { } all ? ValueList.Create<ContainerStats>([SummaryBuilder.System("pods", all, started)]) : default,
            },
            Pods = pods.Select(SummaryBuilder.Short).ToValueList(),
        });
    }

    /// <summary>The metrics that metrics-server scrapes.</summary>
    public async Task ResourceMetrics(HttpContext context) =>
        await Write(context, Server.ResourceMetrics.Of(usage.Node(), await usage.Pods(context.RequestAborted)));

    /// <summary>The container metrics under the names that dashboards know from cAdvisor.</summary>
    public async Task ContainerMetrics(HttpContext context) =>
        await Write(context, Server.ContainerMetrics.Of(await usage.Pods(context.RequestAborted), machine));

    /// <summary>The kubelet's own metrics, and those of claims that its pods use.</summary>
    public async Task Metrics(HttpContext context)
    {
        var start = time.GetTimestamp();
        var claims = usage.RunningPods().SelectMany(_volumes.Of).Where(v => v.PvcRef is not null).DistinctBy(v => v.PvcRef).ToList();
        metrics.VolumeMetrics.Observe(time.GetElapsedTime(start).TotalSeconds);
        await Write(context, options.Metrics, Claims(claims), MetricRegistry.Process);
    }

    private static MetricRegistry Claims(List<VolumeStats> claims)
    {
        var registry = new MetricRegistry();
        Observe("capacity_bytes", "The size of the volume, in bytes.", v => v.CapacityBytes);
        Observe("available_bytes", "What is left of the volume, in bytes.", v => v.AvailableBytes);
        Observe("used_bytes", "What is used of the volume, in bytes.", v => v.UsedBytes);
        Observe("inodes", "Inodes of the volume.", v => v.Inodes);
        Observe("inodes_free", "Inodes of the volume that are free.", v => v.InodesFree);
        Observe("inodes_used", "Inodes of the volume that are used.", v => v.InodesUsed);
        return registry;

        void Observe(string name, string help, Func<VolumeStats, ulong?> value) => registry.Observe(
            "kubelet_volume_stats_" + name, help, MetricType.Gauge, MetricStability.Alpha,
            samples =>
            {
                foreach (var claim in claims)
                {
                    if (value(claim) is { } number)
                    {
                        samples.Add(number, claim.PvcRef!.Namespace, claim.PvcRef.Name);
                    }
                }
            },
            "namespace", "persistentvolumeclaim");
    }

    private static async Task Write(HttpContext context, params MetricRegistry[] registries)
    {
        context.Response.ContentType = MetricSamples.ContentType;
        await context.Response.WriteAsync(MetricRegistry.Write(registries), context.RequestAborted);
    }

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
