using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Cgroups;

/// <summary>Turns requests and limits into the numbers that cgroups take.</summary>
internal static class PodResources
{
    /// <summary>The smallest share of processor time.</summary>
    public const long MinShares = 2;

    private const long MaxShares = 262144;
    private const long MinQuota = 1000;

    /// <summary>cpu.shares of a request in millicores.</summary>
    public static long Shares(long milliCpu) => milliCpu == 0 ? MinShares : Math.Clamp(milliCpu * 1024 / 1000, MinShares, MaxShares);

    /// <summary>cpu.cfs_quota_us of a limit in millicores and a period in microseconds.</summary>
    public static long Quota(long milliCpu, long period) => milliCpu == 0 ? 0 : Math.Max(milliCpu * period / 1000, MinQuota);

    /// <summary>cpu.weight (cgroup v2) of cpu.shares.</summary>
    public static long Weight(long shares) => shares == 0 ? 0 : 1 + ((Math.Clamp(shares, MinShares, MaxShares) - 2) * 9999 / 262142);

    /// <summary>How soon the kernel kills the container when memory is short: by class, and by its share of the node's memory.</summary>
    public static int OomScore(Pod pod, PodContainer container, string qos, long memoryCapacity)
    {
        if (pod.Spec.Priority >= 2_000_000_000)
        {
            return -997;
        }

        switch (qos)
        {
            case Pods.PodQos.Guaranteed:
                return -997;
            case Pods.PodQos.BestEffort:
                return 1000;
        }

        var request = container.Spec.Resources.Requests.GetValueOrDefault("memory", Quantity.Zero).Value();
        var score = memoryCapacity > 0 ? 1000 - (int)(1000 * (double)request / memoryCapacity) : 1000;
        return Math.Clamp(score, 3, 999);
    }

    /// <summary>The resources of a container.</summary>
    public static Cri.V1.LinuxContainerResources ForContainer(Pod pod, PodContainer container, string qos, long memoryCapacity, bool cfsQuota, long period)
    {
        var resources = container.Spec.Resources;
        var limit = resources.Limits.GetValueOrDefault("cpu", Quantity.Zero).MilliValue();
        var request = resources.Requests.TryGetValue("cpu", out var given) ? given.MilliValue() : limit;
        var memory = resources.Limits.GetValueOrDefault("memory", Quantity.Zero).Value();
        var hugePages = resources.Limits
            .Where(l => l.Key.StartsWith("hugepages-", StringComparison.Ordinal))
            .Select(l => new Cri.V1.HugepageLimit { PageSize = l.Key["hugepages-".Length..].Replace("i", "B"), Limit = (ulong)l.Value.Value() });
        return new Cri.V1.LinuxContainerResources
        {
            CpuShares = Shares(request),
            CpuPeriod = cfsQuota && limit > 0 ? period : 0,
            CpuQuota = cfsQuota && limit > 0 ? Quota(limit, period) : 0,
            MemoryLimitInBytes = memory,
            OomScoreAdj = OomScore(pod, container, qos, memoryCapacity),
            HugepageLimits = hugePages.ToValueList(),
        };
    }

    /// <summary>The sums over a pod: what its cgroup guarantees and allows. A limit counts only when every container has one.</summary>
    public static (long Shares, long Quota, long Memory) ForPod(PodSpec spec, long period)
    {
        long cpuRequest = 0;
        long cpuLimit = 0;
        long memoryLimit = 0;
        var allCpu = true;
        var allMemory = true;
        long initCpuRequest = 0;
        long initCpuLimit = 0;
        long initMemory = 0;
        foreach (var container in PodContainer.Of(spec))
        {
            var limits = container.Spec.Resources.Limits;
            var cpu = limits.GetValueOrDefault("cpu", Quantity.Zero).MilliValue();
            var memory = limits.GetValueOrDefault("memory", Quantity.Zero).Value();
            var request = container.Spec.Resources.Requests.TryGetValue("cpu", out var given) ? given.MilliValue() : cpu;
            if (container.Kind == ContainerKind.Ephemeral)
            {
                continue;
            }

            allCpu &= cpu > 0;
            allMemory &= memory > 0;
            if (container.Kind == ContainerKind.Init)
            {
                initCpuRequest = Math.Max(initCpuRequest, request);
                initCpuLimit = Math.Max(initCpuLimit, cpu);
                initMemory = Math.Max(initMemory, memory);
                continue;
            }

            cpuRequest += request;
            cpuLimit += cpu;
            memoryLimit += memory;
        }

        var overheadCpu = spec.Overhead.GetValueOrDefault("cpu", Quantity.Zero).MilliValue();
        var overheadMemory = spec.Overhead.GetValueOrDefault("memory", Quantity.Zero).Value();
        cpuRequest = Math.Max(cpuRequest, initCpuRequest) + overheadCpu;
        cpuLimit = Math.Max(cpuLimit, initCpuLimit) + overheadCpu;
        memoryLimit = Math.Max(memoryLimit, initMemory) + overheadMemory;
        if (spec.Resources is { } whole)
        {
            cpuRequest = whole.Requests.TryGetValue("cpu", out var podCpu) ? podCpu.MilliValue() : cpuRequest;
            (cpuLimit, allCpu) = whole.Limits.TryGetValue("cpu", out var podLimit) ? (podLimit.MilliValue(), true) : (cpuLimit, allCpu);
            (memoryLimit, allMemory) = whole.Limits.TryGetValue("memory", out var podMemory) ? (podMemory.Value(), true) : (memoryLimit, allMemory);
        }

        return (Shares(cpuRequest), allCpu ? Quota(cpuLimit, period) : 0, allMemory ? memoryLimit : 0);
    }
}
