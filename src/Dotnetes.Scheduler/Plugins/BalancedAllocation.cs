using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>
/// Prefers nodes whose resources the pod makes more evenly used: half the maximum plus half of how much the standard deviation of the used
/// fractions shrinks, so 75 means no change.
/// </summary>
public sealed class BalancedAllocation(NodeResourcesBalancedAllocationArgs args) : IPreScorePlugin, IScorePlugin
{
    private readonly string[] _resources = args.Resources.IsEmpty ? [ResourceName.Cpu, ResourceName.Memory] : [.. args.Resources.Map(r => r.Name)];

    /// <inheritdoc/>
    public string Name => "NodeResourcesBalancedAllocation";

    /// <inheritdoc/>
    public Status PreScore(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible)
    {
        foreach (var resource in _resources)
        {
            if (pod.Requests.Get(resource) > 0)
            {
                return Status.Success;
            }
        }

        return Status.Skip;
    }

    /// <inheritdoc/>
    public void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        Span<double> before = stackalloc double[_resources.Length];
        Span<double> after = stackalloc double[_resources.Length];
        for (var i = 0; i < feasible.Length; i++)
        {
            var count = 0;
            foreach (var resource in _resources)
            {
                var (capacity, used) = Columns(resource, nodes, feasible[i]);
                var wanted = pod.Requests.Get(resource);
                var isOther = resource is not (ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage);
                if (capacity == 0 || (isOther && wanted == 0))
                {
                    continue;
                }

                before[count] = Math.Min(1, (double)used / capacity);
                after[count] = Math.Min(1, (double)(used + wanted) / capacity);
                count++;
            }

            const long Half = IScorePlugin.MaxNodeScore / 2;
            scores[i] = Half + ((Half + Balance(after[..count]) - Balance(before[..count])) / 2);
        }
    }

    private static (long Capacity, long Used) Columns(string resource, NodeTable nodes, int index) => resource switch
    {
        ResourceName.Cpu => (nodes.AllocatableMilliCpu[index], nodes.RequestedMilliCpu[index]),
        ResourceName.Memory => (nodes.AllocatableMemory[index], nodes.RequestedMemory[index]),
        ResourceName.EphemeralStorage => (nodes.AllocatableStorage[index], nodes.RequestedStorage[index]),
        _ when nodes.AllocatableOf(resource) is { IsEmpty: false } column => (column[index], nodes.RequestedOf(resource)[index]),
        _ => (0, 0),
    };

    private static long Balance(ReadOnlySpan<double> fractions)
    {
        if (fractions.Length == 2)
        {
            return (long)((1 - (Math.Abs(fractions[0] - fractions[1]) / 2)) * IScorePlugin.MaxNodeScore);
        }

        double sum = 0;
        foreach (var fraction in fractions)
        {
            sum += fraction;
        }

        var mean = fractions.Length == 0 ? 0 : sum / fractions.Length;
        double squares = 0;
        foreach (var fraction in fractions)
        {
            squares += (fraction - mean) * (fraction - mean);
        }

        var deviation = fractions.Length < 2 ? 0 : Math.Sqrt(squares / fractions.Length);
        return (long)((1 - deviation) * IScorePlugin.MaxNodeScore);
    }
}
