using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>What a pod asks of the node: the sum of what runs together, or the most that an init container asks while it runs.</summary>
internal static class PodRequests
{
    /// <summary>The amounts by resource: processors in thousandths, all else in whole units.</summary>
    public static IReadOnlyDictionary<string, long> Of(PodSpec spec)
    {
        var together = new Dictionary<string, long>(StringComparer.Ordinal);
        var most = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var container in PodContainer.Of(spec))
        {
            if (container.Kind == ContainerKind.Ephemeral)
            {
                continue;
            }

            foreach (var (name, amount) in container.Spec.Resources.Requests)
            {
                var value = Amount(name, amount);
                if (container.Kind == ContainerKind.Init)
                {
                    most[name] = Math.Max(most.GetValueOrDefault(name), value + together.GetValueOrDefault(name));
                }
                else
                {
                    together[name] = together.GetValueOrDefault(name) + value;
                }
            }
        }

        foreach (var (name, value) in most)
        {
            together[name] = Math.Max(together.GetValueOrDefault(name), value);
        }

        foreach (var (name, amount) in spec.Resources?.Requests ?? default)
        {
            together[name] = Amount(name, amount);
        }

        foreach (var (name, amount) in spec.Overhead)
        {
            together[name] = together.GetValueOrDefault(name) + Amount(name, amount);
        }

        return together;
    }

    /// <summary>An amount of a resource as a number.</summary>
    public static long Amount(string resource, Quantity amount) => resource == "cpu" ? amount.MilliValue() : amount.Value();
}
