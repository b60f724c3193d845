using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>The three strategies of scoring nodes by how full they would be with the pod.</summary>
public sealed class ResourceScorer
{
    private const long MaxUtilization = 100;
    private const long MaxCustomScore = 10;

    private readonly string _type;
    private readonly ValueList<ResourceSpec> _resources;
    private readonly ValueList<UtilizationShapePoint> _shape;

    /// <summary>Creates the scorer.</summary>
    /// <exception cref="ArgumentException">The strategy is unknown, or it needs a shape and has none.</exception>
    public ResourceScorer(ScoringStrategy strategy)
    {
        _type = strategy.Type.Length == 0 ? ScoringStrategyType.LeastAllocated : strategy.Type;
        _resources = strategy.Resources.IsEmpty
            ? [new ResourceSpec { Name = ResourceName.Cpu, Weight = 1 }, new ResourceSpec { Name = ResourceName.Memory, Weight = 1 }]
            : strategy.Resources.Map(r => r.Weight == 0 ? r with { Weight = 1 } : r);
        _shape = strategy.RequestedToCapacityRatio?.Shape ?? default;
        if (_type is not (ScoringStrategyType.LeastAllocated or ScoringStrategyType.MostAllocated or ScoringStrategyType.RequestedToCapacityRatio))
        {
            throw new ArgumentException($"unsupported scoring strategy {_type}");
        }

        if (_type == ScoringStrategyType.RequestedToCapacityRatio && _shape.IsEmpty)
        {
            throw new ArgumentException("at least one point must be specified");
        }
    }

    /// <summary>Writes the scores.</summary>
    public void Score(PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        Span<long> weights = feasible.Length <= 256 ? stackalloc long[feasible.Length] : new long[feasible.Length];
        foreach (var resource in _resources)
        {
            AddResource(resource, pod, nodes, feasible, scores, weights);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = weights[i] == 0 ? 0
                : _type == ScoringStrategyType.RequestedToCapacityRatio ? (long)Math.Round((double)scores[i] / weights[i], MidpointRounding.AwayFromZero)
                : scores[i] / weights[i];
        }
    }

    private void AddResource(ResourceSpec resource, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores, Span<long> weights)
    {
        var (capacity, used, wanted) = Columns(resource.Name, pod, nodes);
        var isScalar = resource.Name is not (ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage);
        if (capacity.IsEmpty || (isScalar && wanted == 0))
        {
            return;
        }

        for (var i = 0; i < feasible.Length; i++)
        {
            var total = capacity[feasible[i]];
            if (total == 0)
            {
                continue;
            }

            var score = ScoreOne(used[feasible[i]] + wanted, total);
            if (_type == ScoringStrategyType.RequestedToCapacityRatio && score <= 0)
            {
                continue;
            }

            scores[i] += score * resource.Weight;
            weights[i] += resource.Weight;
        }
    }

    private static ResourceColumns Columns(string name, PodInfo pod, NodeTable nodes) => name switch
    {
        ResourceName.Cpu => new(nodes.AllocatableMilliCpu, nodes.NonZeroMilliCpu, pod.NonZeroRequests.MilliCpu),
        ResourceName.Memory => new(nodes.AllocatableMemory, nodes.NonZeroMemory, pod.NonZeroRequests.Memory),
        ResourceName.EphemeralStorage => new(nodes.AllocatableStorage, nodes.RequestedStorage, pod.Requests.EphemeralStorage),
        _ => new(nodes.AllocatableOf(name), nodes.RequestedOf(name), pod.Requests.Get(name)),
    };

    private long ScoreOne(long requested, long capacity) => _type switch
    {
        ScoringStrategyType.LeastAllocated => requested > capacity ? 0 : (capacity - requested) * IScorePlugin.MaxNodeScore / capacity,
        ScoringStrategyType.MostAllocated => Math.Min(requested, capacity) * IScorePlugin.MaxNodeScore / capacity,
        _ => Interpolate(requested > capacity ? MaxUtilization : requested * MaxUtilization / capacity),
    };

    private long Interpolate(long utilization)
    {
        const long Factor = IScorePlugin.MaxNodeScore / MaxCustomScore;
        for (var i = 0; i < _shape.Count; i++)
        {
            if (utilization > _shape[i].Utilization)
            {
                continue;
            }

            if (i == 0)
            {
                return _shape[0].Score * Factor;
            }

            var (before, after) = (_shape[i - 1], _shape[i]);
            return (before.Score * Factor) + ((after.Score - before.Score) * Factor * (utilization - before.Utilization) / (after.Utilization - before.Utilization));
        }

        return _shape[_shape.Count - 1].Score * Factor;
    }

    private readonly ref struct ResourceColumns(ReadOnlySpan<long> capacity, ReadOnlySpan<long> used, long wanted)
    {
        private readonly ReadOnlySpan<long> _capacity = capacity;
        private readonly ReadOnlySpan<long> _used = used;
        private readonly long _wanted = wanted;

        public void Deconstruct(out ReadOnlySpan<long> capacity, out ReadOnlySpan<long> used, out long wanted)
        {
            capacity = _capacity;
            used = _used;
            wanted = _wanted;
        }
    }
}
