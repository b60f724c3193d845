using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>
/// Who owns whom, among all objects of the cluster. References to owners that were not seen make virtual nodes, which exist until the
/// server says what becomes of them. Safe to call from any thread; changes are taken one at a time.
/// </summary>
internal sealed partial class OwnerGraph(IGarbageWork work, AbsentOwners absent)
{
    /// <summary>Orphans dependents before the object goes.</summary>
    public const string OrphanFinalizer = "orphan";

    /// <summary>Keeps the object until its dependents are gone.</summary>
    public const string ForegroundFinalizer = "foregroundDeletion";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>How many objects are in the graph.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _nodes.Count;
            }
        }
    }

    /// <summary>A node as it is now.</summary>
    public NodeState StateOf(GraphNode node)
    {
        lock (_gate)
        {
            return new(node.Identity, node.Owners, node.IsVirtual, node.IsBeingDeleted, node.IsDeletingDependents);
        }
    }

    /// <summary>Whether the graph knows an object by references only.</summary>
    public bool IsVirtual(string uid)
    {
        lock (_gate)
        {
            return _nodes.TryGetValue(uid, out var node) && node.IsVirtual;
        }
    }

    /// <summary>The dependents of a node, each with whether it is waiting for its own dependents and whether it blocks the node's deletion.</summary>
    public IReadOnlyList<(GraphNode Node, bool IsDeletingDependents, bool Blocks)> DependentsOf(GraphNode node)
    {
        lock (_gate)
        {
            return [.. node.Dependents.Select(d => (d, d.IsDeletingDependents, node.IsBlockedBy(d)))];
        }
    }

    /// <summary>Takes in an object as it is now.</summary>
    /// <param name="apiVersion">Its group and version.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="old">Its metadata before; null when it was not seen before.</param>
    /// <param name="current">Its metadata now.</param>
    public void Observe(string apiVersion, string kind, ObjectMeta? old, ObjectMeta current)
    {
        lock (_gate)
        {
            var identity = new ObjectIdentity(apiVersion, kind, current.Namespace, current.Name, current.Uid);
            if (!_nodes.TryGetValue(current.Uid, out var node))
            {
                node = new GraphNode(identity)
                {
                    Owners = current.OwnerReferences,
                    IsBeingDeleted = IsBeingDeleted(current),
                    IsDeletingDependents = IsBeingDeleted(current) && current.Finalizers.Contains(ForegroundFinalizer),
                };
                _nodes.Add(current.Uid, node);
                AddToOwners(node, node.Owners);
            }
            else
            {
                Identify(node, identity);
                ChangeOwners(node, current.OwnerReferences);
                node.IsBeingDeleted |= IsBeingDeleted(current);
            }

            FollowDeletion(old, current, node);
        }
    }

    /// <summary>Takes an object out that is gone.</summary>
    public void Forget(string apiVersion, string kind, ObjectMeta last)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(last.Uid, out var node))
            {
                var identity = new ObjectIdentity(apiVersion, kind, last.Namespace, last.Name, last.Uid);
                Identify(node, identity);
                Remove(node, identity);
            }
        }
    }

    /// <summary>Takes in that the server knows no object of this identity, although something refers to it or it was seen.</summary>
    public void ForgetUnseen(ObjectIdentity gone)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(gone.Uid, out var node))
            {
                return;
            }

            if (node.IsVirtual)
            {
                ForgetVirtual(node, gone);
            }
            else if (node.Identity == gone)
            {
                Remove(node, gone);
            }
            else
            {
                // The object exists under another identity; only those who named the wrong one lose their owner.
                DropClaims(Named(node, gone, matching: true), gone);
            }
        }
    }

    private static bool IsBeingDeleted(ObjectMeta metadata) => metadata.DeletionTimestamp is not null;

    private static bool Begins(ObjectMeta? old, ObjectMeta current, string finalizer) =>
        IsBeingDeleted(current) && current.Finalizers.Contains(finalizer) && (old is null || !IsBeingDeleted(old) || !old.Finalizers.Contains(finalizer));

    /// <summary>The dependents with a reference to the owner's uid that names exactly it, or those with one that does not; one may be both.</summary>
    private static List<GraphNode> Named(GraphNode owner, ObjectIdentity identity, bool matching) =>
    [
        .. owner.Dependents.Where(d => identity.Namespace.Length > 0 && identity.Namespace != d.Identity.Namespace
            ? !matching
            : d.Owners.Any(o => o.Uid == identity.Uid && identity.IsNamedBy(o) == matching)),
    ];

    private void ForgetVirtual(GraphNode node, ObjectIdentity gone)
    {
        var others = Named(node, gone, matching: false);
        if (others.Count == 0)
        {
            Remove(node, gone);
            return;
        }

        // The dependents do not agree on what their owner is. One of their opinions is refuted; the others have yet to be.
        DropClaims(Named(node, gone, matching: true), gone);
        if (node.Identity == gone && Alternative(others, gone) is { } next)
        {
            node.Identity = next;
            work.TryDeleteLater(node);
        }
    }

    private void DropClaims(List<GraphNode> dependents, ObjectIdentity gone)
    {
        if (dependents.Count > 0)
        {
            absent.Add(gone);
            dependents.ForEach(work.TryDelete);
        }
    }

    /// <summary>Another identity by which dependents know an owner: the one that follows, so that all get their turn.</summary>
    private static ObjectIdentity? Alternative(List<GraphNode> dependents, ObjectIdentity refuted)
    {
        var candidates = new SortedSet<ObjectIdentity>();
        foreach (var dependent in dependents)
        {
            foreach (var reference in dependent.Owners)
            {
                if (reference.Uid != refuted.Uid)
                {
                    continue;
                }

                var candidate = ObjectIdentity.Of(reference, dependent.Identity.Namespace);
                if (refuted.Namespace.Length == 0 && candidate.ApiVersion == refuted.ApiVersion && candidate.Kind == refuted.Kind)
                {
                    candidate = candidate with { Namespace = "" };
                }

                if (candidate != refuted)
                {
                    candidates.Add(candidate);
                }
            }
        }

        foreach (var candidate in candidates)
        {
            if (candidate.CompareTo(refuted) > 0)
            {
                return candidate;
            }
        }

        return candidates.Count > 0 ? candidates.Min : null;
    }
}
