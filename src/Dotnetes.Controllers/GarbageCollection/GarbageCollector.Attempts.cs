using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.Controllers.GarbageCollection;

/// <content>What is done with one node.</content>
public sealed partial class GarbageCollector
{
    private const int FinalizerAttempts = 4;

    private async ValueTask<bool> AttemptToDelete(GraphNode node, CancellationToken cancellationToken)
    {
        var state = _graph.StateOf(node);
        if (state.IsVirtual && !_graph.IsVirtual(state.Identity.Uid))
        {
            return true;
        }

        // Deletion is a one-way road; at its end the dependents are looked at.
        if (state.IsBeingDeleted && !state.IsDeletingDependents)
        {
            return true;
        }

        var latest = await _objects.Get(state.Identity, cancellationToken);
        if (latest is null || latest.Uid != state.Identity.Uid)
        {
            _graph.ForgetUnseen(state.Identity);
            return true;
        }

        if (state.IsDeletingDependents)
        {
            await AwaitDependents(node, state.Identity, cancellationToken);
        }
        else if (!latest.OwnerReferences.IsEmpty)
        {
            await JudgeByOwners(node, state.Identity, latest, cancellationToken);
        }

        // A virtual node must be watched until it is seen or known to be gone, or it would stay for ever.
        return !_graph.StateOf(node).IsVirtual;
    }

    private ValueTask<bool> AskAboutUnseen(GraphNode owner, CancellationToken cancellationToken)
    {
        if (_graph.StateOf(owner).IsVirtual)
        {
            _deletions.Add(owner);
        }

        return new(true);
    }

    private async ValueTask AwaitDependents(GraphNode node, ObjectIdentity identity, CancellationToken cancellationToken)
    {
        var blocking = _graph.DependentsOf(node).Where(static d => d.Blocks).ToArray();
        if (blocking.Length == 0)
        {
            await RemoveFinalizer(identity, OwnerGraph.ForegroundFinalizer, cancellationToken);
            return;
        }

        foreach (var (dependent, isDeletingDependents, _) in blocking)
        {
            if (!isDeletingDependents)
            {
                _deletions.Add(dependent);
            }
        }
    }

    private async ValueTask JudgeByOwners(GraphNode node, ObjectIdentity identity, ObjectMeta latest, CancellationToken cancellationToken)
    {
        var (solid, dangling, waiting) = await Classify(identity, latest.OwnerReferences, cancellationToken);
        if (solid > 0)
        {
            // An owner that waits for its dependents would wait for ever for one that stays.
            string[] obsolete = [.. dangling, .. waiting];
            if (obsolete.Length > 0)
            {
                await RemoveOwners(identity, obsolete, cancellationToken);
            }

            return;
        }

        var dependents = _graph.DependentsOf(node);
        if (waiting.Count > 0 && dependents.Count > 0)
        {
            if (dependents.Any(static d => d.IsDeletingDependents))
            {
                // A circle perhaps: whoever waits in it must not wait for this object.
                var owners = _graph.StateOf(node).Owners;
                await _objects.Patch(
                    identity,
                    GarbagePatches.Unblocked(identity.Uid, owners),
                    m => GarbagePatches.Owners(m.ResourceVersion, owners.Map(static o => o with { BlockOwnerDeletion = false })),
                    cancellationToken);
            }

            await Delete(identity, latest, DeletionPropagation.Foreground, cancellationToken);
            return;
        }

        // What somebody wanted for the dependents still counts.
        var propagation = latest.Finalizers.Contains(OwnerGraph.OrphanFinalizer) ? DeletionPropagation.Orphan
            : latest.Finalizers.Contains(OwnerGraph.ForegroundFinalizer) ? DeletionPropagation.Foreground
            : DeletionPropagation.Background;
        await Delete(identity, latest, propagation, cancellationToken);
    }

    private async ValueTask Delete(ObjectIdentity identity, ObjectMeta latest, string propagation, CancellationToken cancellationToken)
    {
        Log.Deleting(_logger, identity, propagation);
        if (!await _objects.Delete(identity, latest, propagation, cancellationToken))
        {
            _graph.ForgetUnseen(identity);
        }
    }

    private async ValueTask<(int Solid, List<string> Dangling, List<string> Waiting)> Classify(ObjectIdentity identity, ValueList<OwnerReference> references, CancellationToken cancellationToken)
    {
        var solid = 0;
        List<string> dangling = [], waiting = [];
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i];
            var owner = await Owner(identity, reference, cancellationToken);
            if (owner is null)
            {
                dangling.Add(reference.Uid);
            }
            else if (owner.DeletionTimestamp is not null && owner.Finalizers.Contains(OwnerGraph.ForegroundFinalizer))
            {
                waiting.Add(reference.Uid);
            }
            else
            {
                solid++;
            }
        }

        return (solid, dangling, waiting);
    }

    /// <summary>The owner that a reference means, or null when there is none.</summary>
    private async ValueTask<ObjectMeta?> Owner(ObjectIdentity dependent, OwnerReference reference, CancellationToken cancellationToken)
    {
        if (_absent.Contains(ObjectIdentity.Of(reference, "")) || _absent.Contains(ObjectIdentity.Of(reference, dependent.Namespace)))
        {
            return null;
        }

        var isNamespaced = _objects.ResourceOf(reference.ApiVersion, reference.Kind).Namespaced;
        var identity = ObjectIdentity.Of(reference, isNamespaced ? dependent.Namespace : "");
        var owner = await _objects.Get(identity, cancellationToken);
        if (owner is not null && owner.Uid == reference.Uid)
        {
            return owner;
        }

        _absent.Add(identity);
        return null;
    }

    private async ValueTask<bool> Orphan(GraphNode node, CancellationToken cancellationToken)
    {
        var owner = _graph.StateOf(node).Identity;
        await Task.WhenAll(_graph.DependentsOf(node).Select(d => Release(_graph.StateOf(d.Node).Identity, owner.Uid, cancellationToken)));

        // The watch of the owner may be ahead of that of a dependent, which would be deleted as soon as it is seen. So the server has the last word here, too.
        await Task.WhenAll((await _objects.DependentsOf(owner, cancellationToken)).Select(d => Release(d, owner.Uid, cancellationToken)));
        await RemoveFinalizer(owner, OwnerGraph.OrphanFinalizer, cancellationToken);
        return true;
    }

    private async Task Release(ObjectIdentity dependent, string owner, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveOwners(dependent, [owner], cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Nothing to release any more.
        }
    }

    private ValueTask RemoveOwners(ObjectIdentity identity, string[] owners, CancellationToken cancellationToken) => _objects.Patch(
        identity,
        GarbagePatches.WithoutOwners(identity.Uid, owners),
        m => GarbagePatches.Owners(m.ResourceVersion, m.OwnerReferences.RemoveAll(o => owners.Contains(o.Uid))),
        cancellationToken);

    private async ValueTask RemoveFinalizer(ObjectIdentity identity, string finalizer, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMilliseconds(10);
        for (var attempt = 1; ; attempt++)
        {
            if (await _objects.Get(identity, cancellationToken) is not { } latest || latest.Uid != identity.Uid || !latest.Finalizers.Contains(finalizer))
            {
                return;
            }

            try
            {
                await _objects.Patch(identity, GarbagePatches.Finalizers(latest.ResourceVersion, latest.Finalizers.RemoveAll(f => f == finalizer)), null, cancellationToken);
                return;
            }
            catch (KubeApiException e) when (e.IsConflict && attempt < FinalizerAttempts)
            {
                await Task.Delay(wait, _context.Time, cancellationToken);
                wait *= 5;
            }
        }
    }
}
