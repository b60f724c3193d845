using System.Runtime.InteropServices;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Client.Queues;

/// <summary>
/// The work queue of controllers. Keys come out in the order in which they went in. Safe to call from any thread; whoever waits in
/// <see cref="Take"/> continues on its own scheduler.
/// </summary>
/// <typeparam name="TKey">The key type.</typeparam>
public sealed class WorkQueue<TKey> : IWorkQueue<TKey>, IWorkQueueState, IDisposable
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IRateLimiter<TKey> _limiter;
    private readonly Gauge _depth;
    private readonly Counter _adds;
    private readonly Counter _retries;
    private readonly Histogram _queueDuration;
    private readonly Histogram _workDuration;
    private readonly Queue<TKey> _ready = [];
    private readonly Dictionary<TKey, KeyState> _states = [];
    private readonly LinkedList<TaskCompletionSource<TKey>> _takers = [];
    private readonly DelayedKeys<TKey> _delayed;
    private bool _disposed;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="time">The clock of delays.</param>
    /// <param name="name">The queue's name in metrics.</param>
    /// <param name="limiter">Decides the waits of <see cref="AddRateLimited"/>; upstream's default when null.</param>
    /// <param name="metrics">Where the queue reports; <see cref="WorkQueueMetrics.Default"/> when null.</param>
    public WorkQueue(TimeProvider time, string name = "", IRateLimiter<TKey>? limiter = null, WorkQueueMetrics? metrics = null)
    {
        _time = time;
        Name = name;
        _limiter = limiter ?? new QueueRateLimiter<TKey>(time);
        var reports = metrics ?? WorkQueueMetrics.Default;
        _depth = reports.Depth.With(name);
        _adds = reports.Adds.With(name);
        _retries = reports.Retries.With(name);
        _queueDuration = reports.QueueDuration.With(name);
        _workDuration = reports.WorkDuration.With(name);
        _delayed = new(time, Add);
        reports.Register(this);
    }

    /// <summary>The queue's name in metrics.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _ready.Count;
            }
        }
    }

    TimeSpan IWorkQueueState.UnfinishedWork
    {
        get
        {
            lock (_gate)
            {
                return _states.Values.Where(s => s.Working).Aggregate(TimeSpan.Zero, (sum, s) => sum + _time.GetElapsedTime(s.TakenAt));
            }
        }
    }

    TimeSpan IWorkQueueState.LongestRunning
    {
        get
        {
            lock (_gate)
            {
                return _states.Values.Where(s => s.Working).Select(s => _time.GetElapsedTime(s.TakenAt)).DefaultIfEmpty().Max();
            }
        }
    }

    /// <inheritdoc/>
    public void Add(TKey key)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out _);
            if (state.Dirty)
            {
                return;
            }

            _adds.Increment();
            state.Dirty = true;
            state.AddedAt = _time.GetTimestamp();
            if (!state.Working)
            {
                _depth.Add(1);
                _ready.Enqueue(key);
                Serve();
            }
        }
    }

    /// <inheritdoc/>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        _retries.Increment();
        _delayed.Add(key, delay);
    }

    /// <inheritdoc/>
    public void AddRateLimited(TKey key) => AddAfter(key, _limiter.When(key));

    /// <inheritdoc/>
    public void Forget(TKey key) => _limiter.Forget(key);

    /// <inheritdoc/>
    public int Failures(TKey key) => _limiter.Failures(key);

    /// <inheritdoc/>
    public ValueTask<TKey> Take(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TKey>(cancellationToken);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_ready.Count > 0)
            {
                return new(Hand());
            }

            // Continuations must not run inside Add: they belong to the taker's scheduler.
            var taker = new TaskCompletionSource<TKey>(TaskCreationOptions.RunContinuationsAsynchronously);
            return Wait(_takers.AddLast(taker), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Done(TKey key)
    {
        lock (_gate)
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_states, key);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref state) || !state.Working)
            {
                return;
            }

            state.Working = false;
            _workDuration.Observe(_time.GetElapsedTime(state.TakenAt).TotalSeconds);
            if (!state.Dirty)
            {
                _states.Remove(key);
                return;
            }

            _depth.Add(1);
            _ready.Enqueue(key);
            Serve();
        }
    }

    /// <summary>Ends the queue: nothing more can be added, and whoever waits for a key is cancelled.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _depth.Add(-_ready.Count);
            _ready.Clear();
            foreach (var taker in _takers)
            {
                taker.TrySetCanceled();
            }

            _takers.Clear();
        }

        _delayed.Dispose();
    }

    private async ValueTask<TKey> Wait(LinkedListNode<TaskCompletionSource<TKey>> node, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => Leave(node, cancellationToken));
        return await node.Value.Task;
    }

    private void Leave(LinkedListNode<TaskCompletionSource<TKey>> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A taker that is no longer in the list has its key already and must keep it.
            if (node.List is not null)
            {
                _takers.Remove(node);
                node.Value.TrySetCanceled(cancellationToken);
            }
        }
    }

    private void Serve()
    {
        if (_ready.Count > 0 && _takers.First is { } first)
        {
            _takers.RemoveFirst();
            first.Value.SetResult(Hand());
        }
    }

    private TKey Hand()
    {
        var key = _ready.Dequeue();
        ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_states, key);
        state.Dirty = false;
        state.Working = true;
        state.TakenAt = _time.GetTimestamp();
        _depth.Add(-1);
        _queueDuration.Observe(_time.GetElapsedTime(state.AddedAt, state.TakenAt).TotalSeconds);
        return key;
    }

    private struct KeyState
    {
        public bool Dirty;
        public bool Working;
        public long AddedAt;
        public long TakenAt;
    }
}
