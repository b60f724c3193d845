using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>An object in the graph of owners. Only the graph changes it, under its lock.</summary>
internal sealed class GraphNode(ObjectIdentity identity)
{
    private static readonly HashSet<GraphNode> s_none = [];

    // Most objects own nothing.
    private HashSet<GraphNode>? _dependents;

    /// <summary>Who it is. For a virtual node what the first reference to it said.</summary>
    public ObjectIdentity Identity { get; set; } = identity;

    /// <summary>Its owner references.</summary>
    public ValueList<OwnerReference> Owners { get; set; }

    /// <summary>Whether it is known by references of others only.</summary>
    public bool IsVirtual { get; set; }

    /// <summary>Whether its deletion has begun.</summary>
    public bool IsBeingDeleted { get; set; }

    /// <summary>Whether its deletion waits for that of its dependents.</summary>
    public bool IsDeletingDependents { get; set; }

    /// <summary>The nodes that refer to it.</summary>
    public IReadOnlyCollection<GraphNode> Dependents => _dependents ?? s_none;

    /// <summary>Whether the reference of a dependent keeps this object while it is deleted in the foreground.</summary>
    public bool IsBlockedBy(GraphNode dependent) => dependent.Owners.Any(o => o.Uid == Identity.Uid && o.BlockOwnerDeletion == true);

    /// <summary>Adds a dependent.</summary>
    public void Add(GraphNode dependent) => (_dependents ??= []).Add(dependent);

    /// <summary>Removes a dependent.</summary>
    public void Remove(GraphNode dependent)
    {
        _dependents?.Remove(dependent);
        if (_dependents is { Count: 0 })
        {
            _dependents = null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Identity.ToString();
}
