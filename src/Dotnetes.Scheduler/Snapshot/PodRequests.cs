using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>What a pod needs (KEP-753 for sidecars, KEP-2837 for pod-level resources).</summary>
public static class PodRequests
{
    /// <summary>CPU in thousandths that scoring assumes for a container without a request.</summary>
    public const long DefaultMilliCpu = 100;

    /// <summary>Memory in bytes that scoring assumes for a container without a request.</summary>
    public const long DefaultMemory = 200L * 1024 * 1024;

    /// <summary>The requests of a pod: containers and sidecars together, or the largest step of initialisation if that is more, plus overhead.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="assumeDefaults">Whether containers without CPU or memory requests count with the defaults above.</param>
    public static ResourceAmounts Of(Pod pod, bool assumeDefaults = false)
    {
        var total = new ResourceAmounts();
        foreach (var container in pod.Spec.Containers)
        {
            total.Add(OfContainer(container, assumeDefaults));
        }

        // Sidecars started so far run beside each later step of initialisation.
        var sidecars = new ResourceAmounts();
        var largestStep = new ResourceAmounts();
        foreach (var container in pod.Spec.InitContainers)
        {
            var needs = OfContainer(container, assumeDefaults);
            if (container.RestartPolicy == "Always")
            {
                total.Add(needs);
                sidecars.Add(needs);
                largestStep.Max(sidecars);
            }
            else
            {
                needs.Add(sidecars);
                largestStep.Max(needs);
            }
        }

        total.Max(largestStep);
        foreach (var (name, quantity) in pod.Spec.Resources?.Requests ?? default)
        {
            total.Set(name, ResourceAmounts.InUnits(name, quantity));
        }

        total.Add(ResourceAmounts.From(pod.Spec.Overhead));
        return total;
    }

    private static ResourceAmounts OfContainer(Container container, bool assumeDefaults)
    {
        var requests = container.Resources.Requests;
        var amounts = ResourceAmounts.From(requests);
        if (assumeDefaults && !requests.ContainsKey(ResourceName.Cpu))
        {
            amounts.MilliCpu = DefaultMilliCpu;
        }

        if (assumeDefaults && !requests.ContainsKey(ResourceName.Memory))
        {
            amounts.Memory = DefaultMemory;
        }

        return amounts;
    }
}
