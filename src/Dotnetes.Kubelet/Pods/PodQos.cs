using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>The quality of service class of a pod, from its requests and limits of processor time and memory.</summary>
public static class PodQos
{
    /// <summary>All containers have equal requests and limits of both.</summary>
    public const string Guaranteed = "Guaranteed";

    /// <summary>Some container requests or limits something.</summary>
    public const string Burstable = "Burstable";

    /// <summary>No container requests or limits anything.</summary>
    public const string BestEffort = "BestEffort";

    /// <summary>The class; the one in the status when the API server has set it.</summary>
    public static string Of(Pod pod) => pod.Status.QosClass.Length > 0 ? pod.Status.QosClass : Compute(pod.Spec);

    private static string Compute(PodSpec spec)
    {
        if (spec.Resources is { } whole && (HasAny(whole.Requests) || HasAny(whole.Limits)))
        {
            return IsGuaranteed(whole) ? Guaranteed : Burstable;
        }

        var any = false;
        var guaranteed = true;
        foreach (var container in PodContainer.Of(spec))
        {
            if (container.Kind == ContainerKind.Ephemeral)
            {
                continue;
            }

            any |= HasAny(container.Spec.Resources.Requests) || HasAny(container.Spec.Resources.Limits);
            guaranteed &= IsGuaranteed(container.Spec.Resources);
        }

        return !any ? BestEffort : guaranteed ? Guaranteed : Burstable;
    }

    private static bool HasAny(ValueMap<Quantity> map) => Amount(map, "cpu").Sign > 0 || Amount(map, "memory").Sign > 0;

    private static bool IsGuaranteed(ResourceRequirements resources)
    {
        return Equal("cpu") && Equal("memory");

        bool Equal(string name)
        {
            var limit = Amount(resources.Limits, name);
            var request = resources.Requests.TryGetValue(name, out var given) ? given : limit;
            return limit.Sign > 0 && limit == request;
        }
    }

    private static Quantity Amount(ValueMap<Quantity> map, string name) => map.GetValueOrDefault(name, Quantity.Zero);
}
