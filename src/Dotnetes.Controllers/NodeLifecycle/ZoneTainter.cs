using Dotnetes.Client.Queues;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>
/// The nodes of a zone that wait for their NoExecute taint, one after the other at the rate of the zone. Safe to call from any thread.
/// </summary>
internal sealed class ZoneTainter(TimeProvider time, double rate)
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _waiting = [];
    private TokenBucket? _limiter = rate > 0 ? new TokenBucket(time, rate, 1) : null;
    private double _rate = rate;

    /// <summary>Nodes per second; 0 stops all.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                return _rate;
            }
        }

        set
        {
            lock (_gate)
            {
                if (value != _rate)
                {
                    _rate = value;
                    _limiter = value > 0 ? new TokenBucket(time, value, 1) : null;
                }
            }
        }
    }

    /// <summary>Whether nodes wait that will have their turn.</summary>
    public bool HasWork
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0 && _limiter is not null;
            }
        }
    }

    /// <summary>Adds a node, unless it waits already.</summary>
    public void Add(string node)
    {
        lock (_gate)
        {
            if (!_waiting.Contains(node))
            {
                _waiting.Enqueue(node);
            }
        }
    }

    /// <summary>Takes a node out.</summary>
    public void Remove(string node)
    {
        lock (_gate)
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var other = _waiting.Dequeue();
                if (other != node)
                {
                    _waiting.Enqueue(other);
                }
            }
        }
    }

    /// <summary>The next node, if it is time for one; null otherwise.</summary>
    public string? TryTake()
    {
        lock (_gate)
        {
            return _waiting.Count > 0 && _limiter?.TryTake() == true ? _waiting.Dequeue() : null;
        }
    }
}
