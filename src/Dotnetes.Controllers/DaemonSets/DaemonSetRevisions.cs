using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Histories;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.DaemonSets;

/// <summary>The revisions of daemon sets.</summary>
internal sealed class DaemonSetRevisions(IKubeClient client, RevisionHistory history)
{
    /// <summary>The revision of the present template, which is made when it is new, and the others, oldest first.</summary>
    public async ValueTask<(ControllerRevision Current, List<ControllerRevision> Others, int? Collisions)> Find(DaemonSet set, LabelSelection selector, CancellationToken cancellationToken)
    {
        var ordered = await history.Of(set, selector, cancellationToken);
        var data = RevisionData.Of(set.Spec.Template);
        var same = ordered.FindAll(r => RevisionData.IsSame(r, data));
        var others = ordered.FindAll(r => !same.Contains(r));
        var number = RevisionHistory.Next(others);
        if (same.Count == 0)
        {
            var before = set.Status.CollisionCount;
            var (created, collisions) = await history.Create(n => Make(set, data, number, n), before ?? 0, cancellationToken);
            return (created, others, collisions == (before ?? 0) ? before : collisions);
        }

        var current = same[^1];
        foreach (var duplicate in same.Where(r => !ReferenceEquals(r, current)))
        {
            await history.Delete(duplicate, cancellationToken);
        }

        if (!current.Metadata.Labels.ContainsKey(DaemonPods.HashLabel))
        {
            current = await client.Update(
                current with { Metadata = current.Metadata with { Labels = current.Metadata.Labels.With(DaemonPods.HashLabel, current.Metadata.Name) } },
                cancellationToken: cancellationToken);
        }

        return (current.Revision < number ? await history.Renumber(current, number, cancellationToken) : current, others, set.Status.CollisionCount);
    }

    /// <summary>Deletes the oldest of the revisions that no pod has, down to the limit.</summary>
    public async ValueTask Trim(DaemonSet set, List<ControllerRevision> others, IEnumerable<Pod> pods, CancellationToken cancellationToken)
    {
        var used = pods.Select(p => p.Metadata.Labels.GetValueOrDefault(DaemonPods.HashLabel, "")).ToHashSet(StringComparer.Ordinal);
        var superfluous = Math.Max(0, others.Count - (set.Spec.RevisionHistoryLimit ?? 10));
        foreach (var revision in others.Where(r => !used.Contains(r.Metadata.Labels.GetValueOrDefault(DaemonPods.HashLabel, ""))).Take(superfluous))
        {
            await history.Delete(revision, cancellationToken);
        }
    }

    private static ControllerRevision Make(DaemonSet set, RawJson data, long number, int collisions)
    {
        var hash = PodTemplates.Hash(set.Spec.Template, collisions);
        return new()
        {
            Metadata = new()
            {
                Namespace = set.Metadata.Namespace,
                Name = $"{set.Metadata.Name}-{hash}",
                Labels = set.Spec.Template.Metadata.Labels.With(DaemonPods.HashLabel, hash),
                Annotations = set.Metadata.Annotations,
                OwnerReferences = [Ownership.ReferenceTo(set)],
            },
            Data = data,
            Revision = number,
        };
    }
}
