using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>Which pod goes first when the node is short: those beyond their requests, then by priority, then by how far they are beyond.</summary>
internal static class EvictionOrder
{
    /// <summary>The first pod to evict.</summary>
    public static PodUsage? First(IEnumerable<PodUsage> pods, string resource) => pods
        .OrderByDescending(p => Used(p, resource) > Requested(p, resource))
        .ThenBy(p => p.Pod.Spec.Priority ?? 0)
        .ThenByDescending(p => Used(p, resource) - Requested(p, resource))
        .FirstOrDefault();

    /// <summary>What its containers use beyond their requests, for people.</summary>
    public static string Explain(PodUsage pod, string resource)
    {
        if (resource is not ("memory" or "ephemeral-storage"))
        {
            return "";
        }

        return string.Concat(pod.Containers.Select(c =>
        {
            var used = resource == "memory" ? (long)c.Usage.WorkingSetBytes : (long)(c.WritableLayer?.UsedBytes?.Value ?? 0);
            var request = PodContainer.Find(pod.Pod.Spec, c.Container.Name)?.Spec.Resources.Requests.GetValueOrDefault(resource, Quantity.Zero) ?? Quantity.Zero;
            return used > request.Value()
                ? $"Container {c.Container.Name} was using {Quantity.FromBinary(used / 1024 * 1024)}, request is {request}, has larger consumption of {resource}. "
                : "";
        }));
    }

    private static long Used(PodUsage pod, string resource) => resource switch
    {
        "memory" => (long)(pod.Usage?.WorkingSetBytes ?? 0),
        "ephemeral-storage" => pod.Containers.Sum(c => (long)(c.WritableLayer?.UsedBytes?.Value ?? 0)),
        "inodes" => pod.Containers.Sum(c => (long)(c.WritableLayer?.InodesUsed?.Value ?? 0)),
        _ => 0,
    };

    private static long Requested(PodUsage pod, string resource) =>
        pod.Pod.Spec.Containers.Sum(c => c.Resources.Requests.GetValueOrDefault(resource, Quantity.Zero).Value());
}
