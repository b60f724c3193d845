using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>
/// What a pod takes altogether: the sum of its containers and sidecars, or the largest step of its initialisation where that is more
/// (KEP-753), resources of the pod as a whole in their place (KEP-2837), and the overhead of its runtime class (KEP-688).
/// </summary>
public static class PodResources
{
    private const string HugePages = "hugepages-";

    /// <summary>The requests. While a resize is under way the largest of what is wanted, allocated and in force (KEP-1287).</summary>
    public static ValueMap<Quantity> Requests(Pod pod)
    {
        var infeasible = IsResizeInfeasible(pod);
        var total = Aggregate(pod, (container, status) => status?.Resources is { } actual
            ? Largest(infeasible ? default : container.Resources.Requests, actual.Requests, status.AllocatedResources)
            : container.Resources.Requests);
        foreach (var (name, amount) in pod.Spec.Resources?.Requests ?? default)
        {
            if (IsPodLevel(name))
            {
                total = total.With(name, amount);
            }
        }

        return ResourceLists.Add(total, pod.Spec.Overhead);
    }

    /// <summary>The limits. Overhead counts only where there is a limit.</summary>
    public static ValueMap<Quantity> Limits(Pod pod)
    {
        var infeasible = IsResizeInfeasible(pod);
        var total = Aggregate(pod, (container, status) => status?.Resources is { } actual
            ? Largest(infeasible ? default : container.Resources.Limits, actual.Limits, default)
            : container.Resources.Limits);
        foreach (var (name, amount) in pod.Spec.Resources?.Limits ?? default)
        {
            if (IsPodLevel(name))
            {
                total = total.With(name, amount);
            }
        }

        foreach (var (name, amount) in pod.Spec.Overhead)
        {
            if (total.TryGetValue(name, out var limit) && !limit.IsZero)
            {
                total = total.With(name, limit + amount);
            }
        }

        return total;
    }

    /// <summary>Whether the pod has resources as a whole rather than by container only.</summary>
    public static bool ArePodLevel(Pod pod) =>
        pod.Spec.Resources is { } resources && (resources.Requests.Keys.Any(IsPodLevel) || resources.Limits.Keys.Any(IsPodLevel));

    /// <summary>Whether the pod asks for neither CPU nor memory and has no limit of them.</summary>
    public static bool IsBestEffort(Pod pod)
    {
        if (pod.Status.QosClass.Length > 0)
        {
            return pod.Status.QosClass == PodQosClass.BestEffort;
        }

        return pod.Spec.Resources is { } own
            ? !Compute(own)
            : !pod.Spec.Containers.Any(static c => Compute(c.Resources)) && !pod.Spec.InitContainers.Any(static c => Compute(c.Resources));

        static bool Compute(ResourceRequirements resources) => Positive(resources.Requests) || Positive(resources.Limits);

        static bool Positive(ValueMap<Quantity> amounts) =>
            amounts.GetValueOrDefault(ResourceName.Cpu).Sign > 0 || amounts.GetValueOrDefault(ResourceName.Memory).Sign > 0;
    }

    private static bool IsPodLevel(string name) => name is ResourceName.Cpu or ResourceName.Memory || name.StartsWith(HugePages, StringComparison.Ordinal);

    private static bool IsResizeInfeasible(Pod pod) => pod.Status.Conditions.Find(static c => c.Type == "PodResizePending")?.Reason == "Infeasible";

    private static ValueMap<Quantity> Largest(ValueMap<Quantity> wanted, ValueMap<Quantity> actual, ValueMap<Quantity> allocated) =>
        ResourceLists.Max(ResourceLists.Max(wanted, actual), allocated);

    private static ValueMap<Quantity> Aggregate(Pod pod, Func<Container, ContainerStatus?, ValueMap<Quantity>> amounts)
    {
        var total = ValueMap<Quantity>.Empty;
        foreach (var container in pod.Spec.Containers)
        {
            total = ResourceLists.Add(total, amounts(container, pod.Status.ContainerStatuses.Find(s => s.Name == container.Name)));
        }

        // Sidecars that were started run beside each later step.
        var sidecars = ValueMap<Quantity>.Empty;
        var largest = ValueMap<Quantity>.Empty;
        foreach (var container in pod.Spec.InitContainers)
        {
            if (container.RestartPolicy == ContainerRestartPolicy.Always)
            {
                var own = amounts(container, pod.Status.InitContainerStatuses.Find(s => s.Name == container.Name));
                total = ResourceLists.Add(total, own);
                sidecars = ResourceLists.Add(sidecars, own);
                largest = ResourceLists.Max(largest, sidecars);
            }
            else
            {
                largest = ResourceLists.Max(largest, ResourceLists.Add(amounts(container, null), sidecars));
            }
        }

        return ResourceLists.Max(total, largest);
    }
}
