using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Replication;

/// <summary>The questions that workload controllers ask about pods.</summary>
public static class PodState
{
    /// <summary>Whether a pod counts as a replica: neither finished nor being deleted.</summary>
    public static bool IsActive(Pod pod) => !IsTerminal(pod) && pod.Metadata.DeletionTimestamp is null;

    /// <summary>Whether all containers of a pod ended for good.</summary>
    public static bool IsTerminal(Pod pod) => pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed;

    /// <summary>The Ready condition, or null.</summary>
    public static PodCondition? ReadyCondition(Pod pod) => pod.Status.Conditions.Find(c => c.Type == PodConditionType.Ready);

    /// <summary>Whether a pod is ready.</summary>
    public static bool IsReady(Pod pod) => ReadyCondition(pod)?.Status == "True";

    /// <summary>Whether a pod has been ready for long enough.</summary>
    public static bool IsAvailable(Pod pod, int minReadySeconds, DateTimeOffset now) => AvailableIn(pod, minReadySeconds, now) == TimeSpan.Zero;

    /// <summary>How long until a ready pod counts as available; zero when it does, null when it is not ready.</summary>
    public static TimeSpan? AvailableIn(Pod pod, int minReadySeconds, DateTimeOffset now)
    {
        var ready = ReadyCondition(pod);
        if (ready?.Status != "True")
        {
            return null;
        }

        if (minReadySeconds == 0)
        {
            return TimeSpan.Zero;
        }

        if (ready.LastTransitionTime.IsZero)
        {
            return null;
        }

        var left = ready.LastTransitionTime.ToDateTimeOffset().AddSeconds(minReadySeconds) - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
