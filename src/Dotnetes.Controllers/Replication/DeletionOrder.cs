using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Replication;

/// <summary>
/// Which pods go first when there are too many: those that do least. Unassigned before assigned, pending before running, not ready before ready, lower deletion cost (KEP-2255),
/// more siblings on the node, ready for a shorter time, more restarts, younger (ages compared by magnitude).
/// </summary>
public sealed class DeletionOrder(IReadOnlyDictionary<string, int> siblingsByNode, DateTimeOffset now) : IComparer<Pod>
{
    private const string CostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

    /// <inheritdoc/>
    public int Compare(Pod? x, Pod? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return First(
            (x.Spec.NodeName.Length > 0).CompareTo(y.Spec.NodeName.Length > 0),
            PhaseRank(x).CompareTo(PhaseRank(y)),
            PodState.IsReady(x).CompareTo(PodState.IsReady(y)),
            Cost(x).CompareTo(Cost(y)),
            Siblings(y).CompareTo(Siblings(x)),
            ByAge(ReadySince(x), ReadySince(y)),
            Restarts(y).CompareTo(Restarts(x)),
            ByAge(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp),
            string.CompareOrdinal(x.Metadata.Uid, y.Metadata.Uid));
    }

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int PhaseRank(Pod pod) => pod.Status.Phase switch
    {
        PodPhase.Pending => 0,
        PodPhase.Unknown => 1,
        PodPhase.Running => 2,
        _ => 0,
    };

    private static int Cost(Pod pod) => int.TryParse(pod.Metadata.Annotations.GetValueOrDefault(CostAnnotation), out var cost) ? cost : 0;

    private static Time ReadySince(Pod pod) => PodState.IsReady(pod) ? PodState.ReadyCondition(pod)!.LastTransitionTime : default;

    private static int Restarts(Pod pod)
    {
        var most = 0;
        foreach (var status in pod.Status.ContainerStatuses)
        {
            most = Math.Max(most, status.RestartCount);
        }

        return most;
    }

    private int Siblings(Pod pod) => siblingsByNode.GetValueOrDefault(pod.Spec.NodeName);

    // Ages of the same power of two count as equal, so that the choice among them stays spread.
    private int ByAge(Time x, Time y)
    {
        if (x.IsZero || y.IsZero)
        {
            return y.IsZero.CompareTo(x.IsZero) * -1;
        }

        return Magnitude(x).CompareTo(Magnitude(y));
    }

    private int Magnitude(Time since)
    {
        var age = (now - since.ToDateTimeOffset()).TotalSeconds;
        return age < 1 ? 0 : (int)Math.Log2(age) + 1;
    }
}
