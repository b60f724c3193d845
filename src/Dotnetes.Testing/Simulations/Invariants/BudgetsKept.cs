using System.Globalization;
using Dotnetes.Api.Policy.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>
/// A disruption budget never allows more evictions than there are healthy pods to spare, and every eviction that it was asked for is paid: who is
/// noted as about to go is taken off what is allowed in the same write.
/// </summary>
internal sealed class BudgetsKept : IInvariant
{
    public string? Check(ClusterModel model, in ModelChange change)
    {
        if (change.New is not PodDisruptionBudget budget)
        {
            return null;
        }

        var status = budget.Status;
        if (status.DisruptionsAllowed < 0 || status.DisruptionsAllowed > Math.Max(0, status.CurrentHealthy - status.DesiredHealthy))
        {
            return Wrong(budget, $"allows {status.DisruptionsAllowed} disruptions with {status.CurrentHealthy} healthy pods of {status.DesiredHealthy}");
        }

        if (status.ObservedGeneration == budget.Metadata.Generation && budget.Spec.MinAvailable is { IsInt: true } least && status.DesiredHealthy != least.IntValue)
        {
            return Wrong(budget, $"thinks that {status.DesiredHealthy} pods must be healthy, not {least}");
        }

        var before = (change.Old as PodDisruptionBudget)?.Status ?? PodDisruptionBudgetStatus.Empty;
        var spent = status.DisruptedPods.Count(p => !before.DisruptedPods.ContainsKey(p.Key));
        return spent > 0 && status.DisruptionsAllowed > before.DisruptionsAllowed - spent
            ? Wrong(budget, $"has {spent} more pods that go, and allows {status.DisruptionsAllowed} after {before.DisruptionsAllowed}")
            : null;
    }

    private static string Wrong(PodDisruptionBudget budget, FormattableString what) =>
        $"PodDisruptionBudget {budget.Metadata.Namespace}/{budget.Metadata.Name} {what.ToString(CultureInfo.InvariantCulture)}";
}
