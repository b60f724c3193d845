using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Replication;

/// <summary>The counts that go into the status of a replica set or replication controller.</summary>
/// <param name="Replicas">Active pods.</param>
/// <param name="FullyLabeled">Those with all labels of the template.</param>
/// <param name="Ready">Those that are ready.</param>
/// <param name="Available">Those that have been ready for long enough.</param>
/// <param name="Terminating">Pods being deleted that have not finished.</param>
/// <param name="NextAvailable">When the next ready pod becomes available; null when none will by itself.</param>
public readonly record struct ReplicaCounts(int Replicas, int FullyLabeled, int Ready, int Available, int Terminating, TimeSpan? NextAvailable)
{
    /// <summary>Counts.</summary>
    public static ReplicaCounts Of(IReadOnlyCollection<Pod> claimed, ValueMap<string> templateLabels, int minReadySeconds, DateTimeOffset now)
    {
        var template = LabelSelection.FromLabels(templateLabels);
        int replicas = 0, labeled = 0, ready = 0, available = 0, terminating = 0;
        TimeSpan? next = null;
        foreach (var pod in claimed)
        {
            if (!PodState.IsActive(pod))
            {
                terminating += pod.Metadata.DeletionTimestamp is not null && !PodState.IsTerminal(pod) ? 1 : 0;
                continue;
            }

            replicas++;
            labeled += template.Matches(pod.Metadata.Labels) ? 1 : 0;
            if (PodState.AvailableIn(pod, minReadySeconds, now) is not { } left)
            {
                continue;
            }

            ready++;
            if (left == TimeSpan.Zero)
            {
                available++;
            }
            else if (next is null || left < next)
            {
                next = left;
            }
        }

        return new(replicas, labeled, ready, available, terminating, next);
    }
}
