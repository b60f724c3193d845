using System.Globalization;
using System.Text;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Controllers.Histories;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>The revisions of stateful sets: the one that pods have, and the one that they are to get.</summary>
internal sealed class StatefulSetRevisions(RevisionHistory history)
{
    private const string HashLabel = "controller.kubernetes.io/hash";
    private const int MaxNamePrefix = 223;

    /// <summary>Finds both, and makes a new one when the template is new.</summary>
    public async ValueTask<(ControllerRevision Current, ControllerRevision Update, List<ControllerRevision> Ordered, int Collisions)> Find(
        StatefulSet set, LabelSelection selector, CancellationToken cancellationToken)
    {
        var ordered = await history.Of(set, selector, cancellationToken);
        var collisions = set.Status.CollisionCount ?? 0;
        var data = RevisionData.Of(set.Spec.Template);
        var update = ordered.FindLast(r => RevisionData.IsSame(r, data));
        if (update is null)
        {
            (update, collisions) = await history.Create(n => Make(set, data, RevisionHistory.Next(ordered), n), collisions, cancellationToken);
        }
        else if (!ReferenceEquals(update, ordered[^1]))
        {
            // A roll back: the old revision becomes the newest.
            update = await history.Renumber(update, RevisionHistory.Next(ordered), cancellationToken);
        }

        return (ordered.Find(r => r.Metadata.Name == set.Status.CurrentRevision) ?? update, update, ordered, collisions);
    }

    /// <summary>Deletes the oldest of the revisions that nothing uses, down to the limit.</summary>
    public async ValueTask Trim(StatefulSet set, List<ControllerRevision> ordered, HashSet<string> used, CancellationToken cancellationToken)
    {
        var unused = ordered.Where(r => !used.Contains(r.Metadata.Name)).ToList();
        foreach (var revision in unused.Take(Math.Max(0, unused.Count - (set.Spec.RevisionHistoryLimit ?? 10))))
        {
            await history.Delete(revision, cancellationToken);
        }
    }

    private static ControllerRevision Make(StatefulSet set, RawJson data, long number, int collisions)
    {
        var hash = Hash(data, collisions);
        return new()
        {
            Metadata = new()
            {
                Namespace = set.Metadata.Namespace,
                Name = $"{(set.Metadata.Name.Length > MaxNamePrefix ? set.Metadata.Name[..MaxNamePrefix] : set.Metadata.Name)}-{hash}",
                Labels = set.Spec.Template.Metadata.Labels.With(HashLabel, hash),
                Annotations = set.Metadata.Annotations,
                OwnerReferences = [Ownership.ReferenceTo(set)],
            },
            Data = data,
            Revision = number,
        };
    }

    // 32-bit FNV-1 of the data and the number of collisions.
    private static string Hash(RawJson data, int collisions)
    {
        var hash = 2166136261u;
        foreach (var b in data.Raw.Span)
        {
            hash = (hash * 16777619u) ^ b;
        }

        foreach (var b in Encoding.ASCII.GetBytes(collisions.ToString(CultureInfo.InvariantCulture)))
        {
            hash = (hash * 16777619u) ^ b;
        }

        return PodTemplates.SafeText(hash);
    }
}
