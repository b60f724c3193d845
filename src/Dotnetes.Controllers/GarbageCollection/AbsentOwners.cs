namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>Remembers which owners were found not to exist, the last 500 of them, so that many dependents of one do not each ask the server.</summary>
internal sealed class AbsentOwners(int capacity = 500)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectIdentity, LinkedListNode<ObjectIdentity>> _known = [];
    private readonly LinkedList<ObjectIdentity> _recent = [];

    /// <summary>Notes that an owner does not exist. Uids do not come back, so it never will.</summary>
    public void Add(ObjectIdentity owner)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(owner, out var node))
            {
                _recent.Remove(node);
            }
            else if (_known.Count >= capacity)
            {
                _known.Remove(_recent.Last!.Value);
                _recent.RemoveLast();
            }

            _known[owner] = _recent.AddFirst(owner);
        }
    }

    /// <summary>Whether an owner is known not to exist.</summary>
    public bool Contains(ObjectIdentity owner)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(owner, out var node))
            {
                return false;
            }

            _recent.Remove(node);
            _recent.AddFirst(node);
            return true;
        }
    }
}
