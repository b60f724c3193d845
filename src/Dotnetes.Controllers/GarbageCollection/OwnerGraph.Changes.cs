using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.GarbageCollection;

/// <content>Changes of single nodes, under the lock.</content>
internal sealed partial class OwnerGraph
{
    /// <summary>A node that was virtual turns out to be this object. Those who referred to it by other names must be looked at.</summary>
    private void Identify(GraphNode node, ObjectIdentity identity)
    {
        if (!node.IsVirtual)
        {
            return;
        }

        if (node.Identity != identity)
        {
            foreach (var dependent in Named(node, identity, matching: false))
            {
                if (identity.Namespace.Length > 0 && dependent.Identity.Namespace != identity.Namespace)
                {
                    Report(dependent, identity.Uid);
                }

                work.TryDelete(dependent);
            }

            node.Identity = identity;
        }

        node.IsVirtual = false;
    }

    private void ChangeOwners(GraphNode node, ValueList<OwnerReference> owners)
    {
        if (node.Owners == owners)
        {
            return;
        }

        var before = node.Owners;
        var added = owners.RemoveAll(o => before.Any(b => b.Uid == o.Uid));
        var removed = before.RemoveAll(b => owners.Any(o => o.Uid == b.Uid));
        foreach (var reference in before)
        {
            // An owner that waits for this dependent need not wait any longer.
            if (reference.BlockOwnerDeletion == true
                && !owners.Any(o => o.Uid == reference.Uid && o.BlockOwnerDeletion == true)
                && _nodes.TryGetValue(reference.Uid, out var owner))
            {
                work.TryDelete(owner);
            }
        }

        node.Owners = owners;
        AddToOwners(node, added);
        foreach (var reference in removed)
        {
            if (_nodes.TryGetValue(reference.Uid, out var owner))
            {
                owner.Remove(node);
            }
        }
    }

    private void AddToOwners(GraphNode node, ValueList<OwnerReference> owners)
    {
        var isDoubtful = false;
        foreach (var reference in owners)
        {
            var isKnown = _nodes.TryGetValue(reference.Uid, out var owner);
            if (!isKnown)
            {
                owner = new GraphNode(ObjectIdentity.Of(reference, node.Identity.Namespace)) { IsVirtual = true };
                _nodes.Add(reference.Uid, owner);
            }

            owner!.Add(node);
            if (!isKnown)
            {
                // The server will tell whether there is such an object.
                work.AskAboutUnseen(owner);
            }
            else if (!isDoubtful)
            {
                isDoubtful = IsDoubtful(node, reference, owner);
            }
        }

        if (isDoubtful)
        {
            work.TryDelete(node);
        }
    }

    private bool IsDoubtful(GraphNode node, OwnerReference reference, GraphNode owner)
    {
        var isElsewhere = owner.Identity.Namespace != node.Identity.Namespace;
        if (owner.Identity.Namespace.Length > 0 && isElsewhere)
        {
            if (!owner.IsVirtual)
            {
                Report(node, reference.Uid);
            }

            return true;
        }

        // A virtual owner without a namespace may be a namespaced one that a cluster-scoped object refers to by mistake.
        return !owner.Identity.IsNamedBy(reference) || (isElsewhere && owner.IsVirtual);
    }

    private void Report(GraphNode dependent, string ownerUid)
    {
        if (dependent.Owners.Find(o => o.Uid == ownerUid) is { } reference)
        {
            work.ReportForeignOwner(dependent.Identity, ObjectIdentity.Of(reference, dependent.Identity.Namespace));
        }
    }

    private void FollowDeletion(ObjectMeta? old, ObjectMeta current, GraphNode node)
    {
        if (Begins(old, current, OrphanFinalizer))
        {
            work.TryOrphan(node);
        }
        else if (Begins(old, current, ForegroundFinalizer))
        {
            node.IsDeletingDependents = true;
            foreach (var dependent in node.Dependents)
            {
                work.TryDelete(dependent);
            }

            work.TryDelete(node);
        }
    }

    private void Remove(GraphNode node, ObjectIdentity identity)
    {
        _nodes.Remove(node.Identity.Uid);
        foreach (var reference in node.Owners)
        {
            if (_nodes.TryGetValue(reference.Uid, out var owner))
            {
                owner.Remove(node);
                if (owner.IsDeletingDependents)
                {
                    work.TryDelete(owner);
                }
            }
        }

        if (node.Dependents.Count > 0)
        {
            absent.Add(identity);
            foreach (var dependent in node.Dependents)
            {
                work.TryDelete(dependent);
            }
        }
    }
}
