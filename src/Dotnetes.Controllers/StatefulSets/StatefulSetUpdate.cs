using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>
/// One step towards what a stateful set wants: missing pods are made in ascending order, superfluous ones deleted in descending order, and then those of an older revision.
/// Ordered sets take a step only when all pods before are available; parallel sets take all at once.
/// </summary>
internal sealed class StatefulSetUpdate
{
    private readonly StatefulSet _set;
    private readonly StatefulPods _pods;
    private readonly ControllerRevision _current;
    private readonly ControllerRevision _update;
    private readonly DateTimeOffset _now;
    private readonly Pod[] _replicas;
    private readonly List<Pod> _condemned;
    private readonly bool _isOrdered;
    private Task<bool>? _mayCreate;

    /// <summary>Sorts pods into those that are wanted and those that are not.</summary>
    public StatefulSetUpdate(StatefulSet set, StatefulPods actions, ControllerRevision current, ControllerRevision update, List<Pod> pods, DateTimeOffset now)
    {
        (_set, _pods, _current, _update, _now) = (set, actions, current, update, now);
        _isOrdered = set.Spec.PodManagementPolicy != PodManagementPolicyType.Parallel;
        var start = StatefulIdentity.Start(set);
        var wanted = pods.Where(p => StatefulIdentity.IsWanted(set, p)).ToDictionary(p => StatefulIdentity.Ordinal(set, p) - start);
        var template = new Lazy<PodTemplateSpec>(() => Histories.RevisionData.TemplateOf(current));
        _replicas = [.. Enumerable.Range(0, StatefulIdentity.Replicas(set)).Select(i => wanted.GetValueOrDefault(i) ?? NewPod(i, template))];
        _condemned = [.. pods.Where(p => StatefulIdentity.Ordinal(set, p) >= 0 && !StatefulIdentity.IsWanted(set, p)).OrderByDescending(p => StatefulIdentity.Ordinal(set, p))];
    }

    /// <summary>The pods as they are known after the step.</summary>
    public IEnumerable<Pod> Known => _replicas.Concat(_condemned);

    private int MaxUnavailable => _set.Spec.UpdateStrategy.RollingUpdate?.MaxUnavailable is { } limit ? Math.Max(1, limit.GetScaledValueFromIntOrPercent(_replicas.Length, roundUp: false)) : 1;

    /// <summary>Takes the step.</summary>
    public async ValueTask Take(CancellationToken cancellationToken)
    {
        var unhealthy = Array.Find(_replicas, IsUnavailable) ?? _condemned.AsEnumerable().Reverse().FirstOrDefault(IsUnavailable);
        if (await ForAll(_replicas.Length, i => EnsureReplica(i, cancellationToken)))
        {
            return;
        }

        foreach (var pod in _condemned)
        {
            await _pods.ApplyRetention(_set, pod, cancellationToken);
        }

        if (await ForAll(_condemned.Count, i => EndCondemned(_condemned[i], unhealthy, cancellationToken)) || _set.Spec.UpdateStrategy.Type == StatefulSetUpdateStrategyType.OnDelete)
        {
            return;
        }

        await Roll(cancellationToken);
    }

    // Pods below the partition are made from the revision before, and so are, without a partition, those that a rollout has not reached.
    private Pod NewPod(int index, Lazy<PodTemplateSpec> currentTemplate)
    {
        var strategy = _set.Spec.UpdateStrategy;
        var isOld = strategy.RollingUpdate is { } rolling
            ? index < (rolling.Partition ?? 0)
            : strategy.Type == StatefulSetUpdateStrategyType.RollingUpdate && index < _set.Status.CurrentReplicas;
        var ordinal = StatefulIdentity.Start(_set) + index;
        return isOld
            ? StatefulIdentity.NewPod(_set, currentTemplate.Value, _current.Metadata.Name, ordinal)
            : StatefulIdentity.NewPod(_set, _set.Spec.Template, _update.Metadata.Name, ordinal);
    }

    // True when nothing more may be done for now.
    private async Task<bool> EnsureReplica(int index, CancellationToken cancellationToken)
    {
        var pod = _replicas[index];
        if (PodState.IsTerminal(pod))
        {
            if (pod.Metadata.DeletionTimestamp is null)
            {
                await _pods.Delete(_set, pod, cancellationToken);
            }

            return true;
        }

        if (pod.Status.Phase.Length == 0)
        {
            if (_pods.IsClaimStale(_set, pod) || !await MayCreate(cancellationToken))
            {
                return true;
            }

            _replicas[index] = await _pods.Create(_set, pod, cancellationToken);
            return true;
        }

        if (pod.Status.Phase == PodPhase.Pending)
        {
            await _pods.CreateClaims(_set, pod, cancellationToken);
        }

        if (_isOrdered && (pod.Metadata.DeletionTimestamp is not null || pod.Status.Phase != PodPhase.Running || !IsAvailable(pod)))
        {
            return true;
        }

        await _pods.Mend(_set, pod, cancellationToken);
        return false;
    }

    // Asked once: a parallel set makes many pods at a time.
    private Task<bool> MayCreate(CancellationToken cancellationToken) =>
        _mayCreate ??= _set.Status.ObservedGeneration == 0 ? Task.FromResult(true) : _pods.IsWanted(_set, cancellationToken).AsTask();

    private async Task<bool> EndCondemned(Pod pod, Pod? unhealthy, CancellationToken cancellationToken)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            return _isOrdered;
        }

        if (_isOrdered && pod != unhealthy && (pod.Status.Phase != PodPhase.Running || !IsAvailable(pod)))
        {
            return true;
        }

        await _pods.Delete(_set, pod, cancellationToken);
        return true;
    }

    private async ValueTask Roll(CancellationToken cancellationToken)
    {
        var left = MaxUnavailable - _replicas.Count(IsUnavailable);
        var partition = _set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0;
        for (var i = _replicas.Length - 1; i >= partition && left > 0; i--)
        {
            var pod = _replicas[i];
            if (pod.Metadata.DeletionTimestamp is null && StatefulIdentity.RevisionOf(pod) != _update.Metadata.Name)
            {
                await _pods.Delete(_set, pod, cancellationToken);
                left--;
            }
        }
    }

    // Ordered: one after the other until one says stop. Parallel: all, and only failures stop.
    private async ValueTask<bool> ForAll(int count, Func<int, Task<bool>> step)
    {
        if (!_isOrdered)
        {
            var (_, failure) = await SlowStart.Run(count, step);
            return failure is null ? false : throw failure;
        }

        for (var i = 0; i < count; i++)
        {
            if (await step(i))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAvailable(Pod pod) => PodState.IsAvailable(pod, _set.Spec.MinReadySeconds, _now);

    private bool IsUnavailable(Pod pod) => pod.Metadata.DeletionTimestamp is not null || !IsAvailable(pod);
}
