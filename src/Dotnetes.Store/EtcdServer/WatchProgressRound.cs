namespace Dotnetes.Store.EtcdServer;

/// <summary>
/// A question about the progress of all watches of a stream, and the watches that have not answered it. There is one at a time; who
/// asks meanwhile gets the same answer.
/// </summary>
internal sealed class WatchProgressRound
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _waiting = [];
    private long _revision;

    /// <summary>Begins a round.</summary>
    /// <param name="watches">The watches to wait for.</param>
    /// <param name="now">The store's revision, which is the answer when there are no watches.</param>
    /// <param name="finished">The answer, if it needs no waiting.</param>
    /// <returns>False when a round is under way.</returns>
    public bool Begin(IEnumerable<long> watches, long now, out long? finished)
    {
        lock (_lock)
        {
            finished = null;
            if (_waiting.Count > 0)
            {
                return false;
            }

            _waiting.UnionWith(watches);
            _revision = _waiting.Count == 0 ? now : long.MaxValue;
            finished = _waiting.Count == 0 ? now : null;
            return true;
        }
    }

    /// <summary>A watch has delivered everything up to a revision.</summary>
    /// <returns>The revision that all have reached, when this was the last.</returns>
    public long? Reached(long watch, long revision)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(watch))
            {
                return null;
            }

            _revision = Math.Min(_revision, revision);
            return _waiting.Count == 0 ? _revision : null;
        }
    }

    /// <summary>A watch has ended.</summary>
    /// <returns>The revision that all others have reached, when only this one was missing.</returns>
    public long? Drop(long watch)
    {
        lock (_lock)
        {
            return _waiting.Remove(watch) && _waiting.Count == 0 && _revision != long.MaxValue ? _revision : null;
        }
    }
}
