using System.Globalization;
using Dotnetes.Api.Config.Kubelet.V1Beta1;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>The node's capacity, and what of it pods may use: less what is reserved and the hard eviction thresholds.</summary>
internal sealed class NodeResources(MachineInfo machine, KubeletConfiguration configuration)
{
    public ValueMap<Quantity> Capacity()
    {
        var builder = new ValueMapBuilder<Quantity>();
        builder.Add("cpu", Quantity.FromInteger(machine.Processors));
        builder.Add("memory", Kibibytes(machine.MemoryBytes));
        builder.Add("ephemeral-storage", Kibibytes(machine.Disk().Total));
        foreach (var (size, count) in MachineInfo.HugePages())
        {
            builder.Add("hugepages-" + Quantity.FromBinary(size * 1024), Quantity.FromBinary(size * 1024 * count));
        }

        builder.Add("pods", Quantity.FromInteger(MaxPods()));
        return builder.ToMap();
    }

    public ValueMap<Quantity> Allocatable(ValueMap<Quantity> capacity)
    {
        var builder = new ValueMapBuilder<Quantity>();
        foreach (var (name, total) in capacity)
        {
            var left = total - Reserved(name, total);
            builder.Add(name, left.Sign < 0 ? Quantity.Zero : left);
        }

        return builder.ToMap();
    }

    private long MaxPods() => configuration.PodsPerCore > 0
        ? Math.Min(configuration.MaxPods, configuration.PodsPerCore * (long)machine.Processors)
        : configuration.MaxPods;

    private Quantity Reserved(string resource, Quantity total)
    {
        var reserved = Of(configuration.SystemReserved, resource) + Of(configuration.KubeReserved, resource);
        return resource switch
        {
            "memory" => reserved + Threshold("memory.available", total),

            // The scheduler places by whole bytes; upstream shows this one as a plain number.
            "ephemeral-storage" => (reserved + Threshold("nodefs.available", total)).WithFormat(QuantityFormat.DecimalSI),
            _ => reserved,
        };
    }

    private Quantity Threshold(string signal, Quantity total)
    {
        if (!configuration.EvictionHard.TryGetValue(signal, out var text))
        {
            return Quantity.Zero;
        }

        if (text.EndsWith('%') && double.TryParse(text.AsSpan()[..^1], CultureInfo.InvariantCulture, out var percent))
        {
            return Quantity.FromBinary((long)(total.Value() * (percent / 100)));
        }

        return Quantity.TryParse(text, out var quantity) ? quantity : Quantity.Zero;
    }

    private static Quantity Of(ValueMap<string> map, string resource) =>
        map.TryGetValue(resource, out var text) && Quantity.TryParse(text, out var quantity) ? quantity : Quantity.Zero;

    private static Quantity Kibibytes(long bytes) => Quantity.FromBinary(bytes / 1024 * 1024);
}
