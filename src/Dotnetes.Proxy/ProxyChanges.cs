using Dotnetes.Client.Reconciling;

namespace Dotnetes.Proxy;

/// <summary>The services that changed, gathered from informers for the one loop that works on them.</summary>
internal sealed class ProxyChanges : IDisposable
{
    // The changes of one moment (a service and its endpoints, say) make one batch.
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly TimeProvider _time;
    private HashSet<ObjectKey> _keys = [];
    private TaskCompletionSource _signal = New();
    private bool _isTouched;

    public ProxyChanges(TimeProvider time)
    {
        _time = time;
        _timer = _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(ObjectKey key)
    {
        lock (_gate)
        {
            _keys.Add(key);
        }

        Touch();
    }

    /// <summary>Something beside services changed.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            if (!_isTouched)
            {
                _isTouched = true;
                _timer.Change(s_gather, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Completes soon after something has changed since the last <see cref="Take"/>.</summary>
    public Task Wait()
    {
        lock (_gate)
        {
            return _signal.Task;
        }
    }

    public IReadOnlyCollection<ObjectKey> Take()
    {
        lock (_gate)
        {
            var keys = _keys;
            _keys = [];
            _isTouched = false;
            if (_signal.Task.IsCompleted)
            {
                _signal = New();
            }

            return keys;
        }
    }

    /// <summary>Puts back what could not be worked on, without waking anybody.</summary>
    public void Return(IReadOnlyCollection<ObjectKey> keys)
    {
        lock (_gate)
        {
            _keys.UnionWith(keys);
        }
    }

    public void Dispose() => _timer.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake()
    {
        lock (_gate)
        {
            _signal.TrySetResult();
        }
    }
}
