using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Amounts for whole pods (KEP-2837).</summary>
public static class PodLevelResources
{
    /// <summary>Whether a resource may be asked for by the pod as a whole.</summary>
    public static bool IsSupported(string resource) => resource is "cpu" or "memory" || resource.StartsWith("hugepages-", StringComparison.Ordinal);

    /// <summary>
    /// Fills in what the pod as a whole asks for, from what its containers ask for, and failing that from the pod's limits. Only pods that set something themselves are completed.
    /// </summary>
    public static PodSpec Complete(PodSpec spec)
    {
        if (spec.Resources is not { } resources || (resources.Limits.IsEmpty && resources.Requests.IsEmpty))
        {
            return spec;
        }

        var limits = resources.Limits;
        foreach (var (name, limit) in Aggregate(spec, c => c.Resources.Limits))
        {
            if (name.StartsWith("hugepages-", StringComparison.Ordinal) && !resources.Requests.ContainsKey(name) && !limits.ContainsKey(name))
            {
                limits = limits.With(name, limit);
            }
        }

        var requests = resources.Requests;
        if (!limits.IsEmpty)
        {
            foreach (var (name, request) in Aggregate(spec, c => c.Resources.Requests))
            {
                if (name is "cpu" or "memory" && !requests.ContainsKey(name))
                {
                    requests = requests.With(name, request);
                }
            }

            foreach (var (name, limit) in limits)
            {
                if (IsSupported(name) && !requests.ContainsKey(name))
                {
                    requests = requests.With(name, limit);
                }
            }
        }

        return limits.Count == resources.Limits.Count && requests.Count == resources.Requests.Count
            ? spec
            : spec with { Resources = resources with { Limits = limits, Requests = requests } };
    }

    /// <summary>
    /// What the containers of a pod need together: the sum of the containers and sidecars, or what an init container needs together with the sidecars before it, whichever is more.
    /// </summary>
    public static ValueMap<Quantity> Aggregate(PodSpec spec, Func<Container, ValueMap<Quantity>> amounts)
    {
        var total = default(ValueMap<Quantity>);
        foreach (var container in spec.Containers)
        {
            total = Add(total, amounts(container));
        }

        var sidecars = default(ValueMap<Quantity>);
        var peak = default(ValueMap<Quantity>);
        foreach (var container in spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                total = Add(total, amounts(container));
                sidecars = Add(sidecars, amounts(container));
                peak = Max(peak, sidecars);
            }
            else
            {
                peak = Max(peak, Add(sidecars, amounts(container)));
            }
        }

        return Max(total, peak);
    }

    private static ValueMap<Quantity> Add(ValueMap<Quantity> left, ValueMap<Quantity> right)
    {
        foreach (var (name, amount) in right)
        {
            left = left.With(name, left.TryGetValue(name, out var present) ? present + amount : amount);
        }

        return left;
    }

    private static ValueMap<Quantity> Max(ValueMap<Quantity> left, ValueMap<Quantity> right)
    {
        foreach (var (name, amount) in right)
        {
            if (!left.TryGetValue(name, out var present) || present < amount)
            {
                left = left.With(name, amount);
            }
        }

        return left;
    }
}
