using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;
using Condition = Dotnetes.Api.Meta.V1.Condition;

namespace Dotnetes.Controllers.Disruptions;

/// <summary>Counts the healthy pods of every disruption budget and says how many more may be disrupted. When that cannot be told, none may.</summary>
internal sealed class BudgetReconciler : ObjectReconciler
{
    private const string Allowed = "DisruptionAllowed";

    // How long after an eviction was granted its pod must be seen to go; after that it is believed to stay.
    private static readonly TimeSpan s_deletionTimeout = TimeSpan.FromMinutes(2);

    private readonly IInformer<PodDisruptionBudget> _budgets;
    private readonly IInformer<Pod> _pods;
    private readonly ControllerScales _scales;

    public BudgetReconciler(ControllerContext context)
        : base("disruption-controller", context, workers: 1)
    {
        _budgets = Watch<PodDisruptionBudget>(Enqueue);
        _pods = Watch<Pod>(OnPod);
        _scales = new(context.Client, Watch<ReplicationController>(), Watch<ReplicaSet>(), Watch<Deployment>(), Watch<StatefulSet>());
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_budgets.Get(key.Namespace, key.Name) is not { } budget)
        {
            return null;
        }

        try
        {
            return await Sync(budget, cancellationToken);
        }
        catch (Exception e) when (e is DisruptionUnknownException or KubeApiException { IsConflict: false } or KubeTransportException)
        {
            await Write(budget, Condense(budget.Status with { DisruptionsAllowed = 0 }, ConditionStatus.False, "SyncFailed", e.Message), cancellationToken);
            return null;
        }
    }

    private static int Scaled(IntOrString value, int total)
    {
        if (!value.TryGetScaledValueFromIntOrPercent(total, roundUp: true, out var scaled))
        {
            throw new DisruptionUnknownException("invalid value for IntOrString: invalid type: string is not a percentage");
        }

        return scaled;
    }

    private static bool Covers(PodDisruptionBudget budget, Pod pod) =>
        budget.Spec.Selector is { } selector && LabelSelection.FromSelector(selector).Matches(pod.Metadata.Labels);

    private async ValueTask<TimeSpan?> Sync(PodDisruptionBudget budget, CancellationToken cancellationToken)
    {
        var pods = _pods.List(budget.Metadata.Namespace).Where(p => Covers(budget, p)).ToList();
        if (pods.Count == 0)
        {
            Context.Events.Normal(budget, "NoPods", "No matching pods found");
        }

        var (expected, desired) = await Expect(budget, pods, cancellationToken);
        var (disrupted, recheck) = StillExpectedToGo(budget, pods);
        var healthy = pods.Count(p => p.Metadata.DeletionTimestamp is null && !disrupted.ContainsKey(p.Metadata.Name) && PodState.IsReady(p));
        var allowed = expected <= 0 ? 0 : Math.Max(0, healthy - desired);
        var status = budget.Status with
        {
            CurrentHealthy = healthy,
            DesiredHealthy = desired,
            ExpectedPods = expected,
            DisruptionsAllowed = allowed,
            DisruptedPods = disrupted.Count == 0 && budget.Status.DisruptedPods.IsEmpty ? budget.Status.DisruptedPods : disrupted.ToValueMap(),
            ObservedGeneration = budget.Metadata.Generation,
        };
        await Write(
            budget,
            Condense(status, allowed > 0 ? ConditionStatus.True : ConditionStatus.False, allowed > 0 ? "SufficientPods" : "InsufficientPods", ""),
            cancellationToken);
        return recheck;
    }

    private async ValueTask<(int Expected, int Desired)> Expect(PodDisruptionBudget budget, List<Pod> pods, CancellationToken cancellationToken)
    {
        if (budget.Spec.MaxUnavailable is null && budget.Spec.MinAvailable is { IsInt: true } least)
        {
            return (pods.Count, least.IntValue);
        }

        if ((budget.Spec.MaxUnavailable ?? budget.Spec.MinAvailable) is not { } limit)
        {
            return (0, 0);
        }

        try
        {
            var (expected, unmanaged) = await _scales.SumFor(pods, cancellationToken);
            if (unmanaged.Count > 0)
            {
                Context.Events.Warning(
                    budget,
                    "UnmanagedPods",
                    $"Pods selected by this PodDisruptionBudget (selector: {LabelSelection.FromSelector(budget.Spec.Selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
            }

            var scaled = Scaled(limit, expected);
            return (expected, budget.Spec.MaxUnavailable is null ? scaled : Math.Max(0, expected - scaled));
        }
        catch (DisruptionUnknownException e)
        {
            Context.Events.Warning(budget, "CalculateExpectedPodCountFailed", $"Failed to calculate the number of expected pods: {e.Message}");
            throw;
        }
    }

    // Pods whose eviction was granted and that were not seen to go yet.
    private (Dictionary<string, Time> Disrupted, TimeSpan? Recheck) StillExpectedToGo(PodDisruptionBudget budget, List<Pod> pods)
    {
        var result = new Dictionary<string, Time>(StringComparer.Ordinal);
        TimeSpan? recheck = null;
        foreach (var pod in pods)
        {
            if (pod.Metadata.DeletionTimestamp is not null || !budget.Status.DisruptedPods.TryGetValue(pod.Metadata.Name, out var since))
            {
                continue;
            }

            var left = since.ToDateTimeOffset() + s_deletionTimeout - Now;
            if (left <= TimeSpan.Zero)
            {
                Context.Events.Warning(pod, "NotDeleted", $"Pod was expected by PDB {budget.Metadata.Namespace}/{budget.Metadata.Name} to be deleted but it wasn't");
                continue;
            }

            result[pod.Metadata.Name] = since;
            recheck = recheck is null || left < recheck ? left : recheck;
        }

        return (result, recheck);
    }

    private PodDisruptionBudgetStatus Condense(PodDisruptionBudgetStatus status, string allowed, string reason, string message)
    {
        var present = status.Conditions.FindIndex(c => c.Type == Allowed);
        var before = present < 0 ? null : status.Conditions[present];
        var condition = new Condition
        {
            Type = Allowed,
            Status = allowed,
            Reason = reason,
            Message = message,
            ObservedGeneration = status.ObservedGeneration,
            LastTransitionTime = before?.Status == allowed ? before.LastTransitionTime : Time.FromDateTimeOffset(Now),
        };
        return status with { Conditions = present < 0 ? status.Conditions.Add(condition) : status.Conditions.SetItem(present, condition) };
    }

    private async ValueTask Write(PodDisruptionBudget budget, PodDisruptionBudgetStatus status, CancellationToken cancellationToken)
    {
        if (status != budget.Status)
        {
            await WriteStatus(budget with { Status = status }, cancellationToken);
        }
    }

    private void OnPod(Pod? old, Pod? current)
    {
        foreach (var budget in _budgets.List((current ?? old)!.Metadata.Namespace))
        {
            if ((current is not null && Covers(budget, current)) || (old is not null && Covers(budget, old)))
            {
                Queue.Add(ObjectKey.Of(budget));
            }
        }
    }
}
