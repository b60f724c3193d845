using Dotnetes.Cri;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Stats;

/// <summary>Collects what the node, its pods and their containers use.</summary>
internal sealed class NodeUsage(PodWorkers workers, CriClient runtime, CgroupTree cgroups, MachineInfo machine, TimeProvider time)
{
    private readonly CgroupUsage _cgroups = new(cgroups, time);
    private readonly UsageRates _rates = new();

    /// <summary>The whole machine.</summary>
    public UsageSample Node()
    {
        var sample = _cgroups.Read("/") ?? new UsageSample(time.GetUtcNow(), 0, 0, 0, 0, 0);
        var used = (ulong)Math.Max(0, machine.MemoryBytes - MachineInfo.AvailableMemory());
        return _rates.Of("/", sample with { WorkingSetBytes = used, UsageBytes = used });
    }

    /// <summary>Pods with something running, each with its containers' statistics.</summary>
    public async Task<IReadOnlyList<PodUsage>> Pods(CancellationToken cancellationToken)
    {
        var stats = await runtime.ListContainerStats(null, cancellationToken);
        var byId = new Dictionary<string, Cri.V1.ContainerStats>(StringComparer.Ordinal);
        foreach (var stat in stats)
        {
            byId[stat.Attributes?.Id ?? ""] = stat;
        }

        var result = new List<PodUsage>();
        foreach (var worker in workers.All)
        {
            var containers = worker.Runtime.Containers.Where(c => c.IsRunning).ToList();
            if (containers.Count == 0)
            {
                continue;
            }

            var pod = worker.PodWithStatus();
            var whole = _cgroups.Read(cgroups.PodPath(pod)) is { } sample ? _rates.Of("pod/" + pod.Metadata.Uid, sample) : (UsageSample?)null;
            result.Add(new PodUsage(pod, whole, [.. containers.Select(c => Of(cgroups.PodPath(pod), c, byId.GetValueOrDefault(c.Id)))]));
        }

        return result;
    }

    /// <summary>Pods with something running.</summary>
    public IEnumerable<Api.Core.V1.Pod> RunningPods() => workers.All.Where(w => w.Runtime.Containers.Any(c => c.IsRunning)).Select(w => w.Pod);

    /// <summary>All pods together; null without their control group.</summary>
    public UsageSample? AllPods() => _cgroups.Read(cgroups.KubePods) is { } sample ? _rates.Of("pods", sample) : null;

    // The control group tells most, at once; CRI-O puts its own name in front of the id. Where the runtime keeps its groups elsewhere, it is asked.
    private ContainerUsage Of(string pod, RuntimeContainer container, Cri.V1.ContainerStats? stats)
    {
        if ((_cgroups.Read(Path.Combine(pod, container.Id)) ?? _cgroups.Read(Path.Combine(pod, "crio-" + container.Id))) is { } known)
        {
            return new ContainerUsage(container, _rates.Of(container.Id, known), stats?.WritableLayer);
        }

        var at = stats?.Cpu is { } cpu ? RuntimeContainer.FromNanoseconds(cpu.Timestamp) : time.GetUtcNow();
        var sample = new UsageSample(
            at,
            stats?.Cpu?.UsageCoreNanoSeconds?.Value ?? 0,
            0,
            stats?.Memory?.WorkingSetBytes?.Value ?? 0,
            stats?.Memory?.UsageBytes?.Value ?? 0,
            stats?.Memory?.RssBytes?.Value ?? 0);
        return new ContainerUsage(container, _rates.Of(container.Id, sample), stats?.WritableLayer);
    }
}
