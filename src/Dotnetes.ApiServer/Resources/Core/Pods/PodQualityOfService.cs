using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The quality of service class of a pod, which follows from its requests and limits of CPU and memory.</summary>
public static class PodQualityOfService
{
    /// <summary>The class of a pod.</summary>
    public static string Of(PodSpec spec)
    {
        var requests = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        var limits = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        var isLimited = true;
        if (spec.Resources is { } pod)
        {
            Sum(requests, pod.Requests);
            isLimited = Sum(limits, pod.Limits) == 2 || pod.Limits.IsEmpty;
        }
        else
        {
            foreach (var container in spec.Containers)
            {
                Sum(requests, container.Resources.Requests);
                isLimited &= Sum(limits, container.Resources.Limits) == 2;
            }

            foreach (var container in spec.InitContainers)
            {
                Sum(requests, container.Resources.Requests);
                isLimited &= Sum(limits, container.Resources.Limits) == 2;
            }
        }

        if (requests.Count == 0 && limits.Count == 0)
        {
            return "BestEffort";
        }

        return isLimited && requests.Count == limits.Count && requests.All(r => limits.TryGetValue(r.Key, out var limit) && limit == r.Value) ? "Guaranteed" : "Burstable";
    }

    private static int Sum(Dictionary<string, Quantity> total, ValueMap<Quantity> amounts)
    {
        var found = 0;
        foreach (var (name, amount) in amounts)
        {
            if (name is "cpu" or "memory" && amount.Sign > 0)
            {
                total[name] = total.TryGetValue(name, out var present) ? present + amount : amount;
                found++;
            }
        }

        return found;
    }
}
