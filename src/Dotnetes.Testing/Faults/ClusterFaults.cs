namespace Dotnetes.Testing.Faults;

/// <summary>Makes things go wrong between the clients of a test cluster and its API server.</summary>
public sealed class ClusterFaults
{
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly List<Active> _active = [];
    private readonly List<string> _partitions = [];
    private readonly List<OpenWatch> _watches = [];

    internal ClusterFaults(Random random) => _random = random;

    /// <summary>How many requests were hit so far.</summary>
    public int Hits { get; private set; }

    /// <summary>Chooses what goes wrong with requests for which no fault was added; null for nothing. What simulations draw from their seed.</summary>
    internal Func<ClusterRequest, FaultEffect?>? Chance { get; set; }

    /// <summary>Adds a fault.</summary>
    /// <returns>Removes it when disposed.</returns>
    public IDisposable Add(Fault fault)
    {
        var active = new Active(fault) { Left = fault.Times ?? int.MaxValue };
        lock (_gate)
        {
            _active.Add(active);
        }

        return new Undo(() =>
        {
            lock (_gate)
            {
                _active.Remove(active);
            }
        });
    }

    /// <summary>Cuts a client off: its watches break, and its requests do not arrive.</summary>
    /// <param name="user">The client's user; a star at the end stands for anything, such as <c>system:node:*</c>.</param>
    /// <returns>Lets it in again when disposed.</returns>
    public IDisposable Partition(string user)
    {
        lock (_gate)
        {
            _partitions.Add(user);
        }

        DropWatches(user, "", WatchEnding.Broken);
        return new Undo(() =>
        {
            lock (_gate)
            {
                _partitions.Remove(user);
            }
        });
    }

    /// <summary>Ends watches that run.</summary>
    /// <param name="user">Whose; empty for everybody's.</param>
    /// <param name="resource">Of which resource; empty for all.</param>
    /// <param name="ending">How they end.</param>
    /// <returns>How many there were.</returns>
    public int DropWatches(string user = "", string resource = "", WatchEnding ending = WatchEnding.Closed)
    {
        List<OpenWatch> dropped;
        lock (_gate)
        {
            dropped = _watches.FindAll(w => Fault.MatchesUser(user, w.Request.User) && (resource.Length == 0 || w.Request.Resource == resource));
        }

        foreach (var watch in dropped)
        {
            watch.End(ending);
        }

        return dropped.Count;
    }

    /// <summary>Lets everything go well again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _active.Clear();
            _partitions.Clear();
        }
    }

    /// <summary>Whether a user is cut off.</summary>
    internal bool IsPartitioned(string user)
    {
        lock (_gate)
        {
            return _partitions.Count > 0 && _partitions.Exists(p => Fault.MatchesUser(p, user));
        }
    }

    /// <summary>What goes wrong with a request; null for nothing.</summary>
    internal FaultEffect? Choose(in ClusterRequest request)
    {
        if (IsPartitioned(request.User))
        {
            return FaultEffect.LoseRequest;
        }

        lock (_gate)
        {
            foreach (var active in _active)
            {
                if (active.Left > 0 && active.Fault.Matches(request) && (active.Fault.Probability >= 1 || _random.NextDouble() < active.Fault.Probability))
                {
                    active.Left--;
                    Hits++;
                    return active.Fault.Effect;
                }
            }
        }

        return Chance?.Invoke(request);
    }

    internal OpenWatch Open(ClusterRequest request, CancellationToken cancellationToken)
    {
        var watch = new OpenWatch(this, request, cancellationToken);
        lock (_gate)
        {
            _watches.Add(watch);
        }

        return watch;
    }

    private void Forget(OpenWatch watch)
    {
        lock (_gate)
        {
            _watches.Remove(watch);
        }
    }

    /// <summary>A watch that can be ended.</summary>
    internal sealed class OpenWatch : IDisposable
    {
        private readonly ClusterFaults _faults;
        private readonly CancellationTokenSource _stop;
        private bool _disposed;

        public OpenWatch(ClusterFaults faults, ClusterRequest request, CancellationToken cancellationToken)
        {
            _faults = faults;
            Request = request;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        }

        public ClusterRequest Request { get; }

        public CancellationToken Token => _stop.Token;

        public WatchEnding? Ending { get; private set; }

        public void End(WatchEnding ending)
        {
            lock (_stop)
            {
                if (!_disposed)
                {
                    Ending ??= ending;
                    _stop.Cancel();
                }
            }
        }

        public void Dispose()
        {
            _faults.Forget(this);
            lock (_stop)
            {
                _disposed = true;
                _stop.Dispose();
            }
        }
    }

    private sealed class Active(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Left { get; set; }
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
