using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Queue;

/// <summary>
/// Pods that wait: ready ones in priority order, failed ones in back-off, and those that nothing but a cluster event can help. Not thread safe except for
/// <see cref="WaitForWork"/>; the scheduler guards it with one lock.
/// </summary>
public sealed class SchedulingQueue : IDisposable
{
    private static readonly TimeSpan s_flushUnschedulableAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_flushInterval = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly TimeSpan _initialBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly Func<Pod, Status> _preEnqueue;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<QueueingHint>> _hints;
    private readonly SortedSet<QueuedPod> _active;
    private readonly Dictionary<string, (QueuedPod Pod, Place Place)> _all = new(StringComparer.Ordinal);

    // Those of all that wait for an event: there may be many events while nobody waits, and many pods that do not.
    private readonly Dictionary<string, QueuedPod> _unschedulable = new(StringComparer.Ordinal);
    private readonly PriorityQueue<QueuedPod, DateTimeOffset> _backoff = new();
    private readonly ITimer _timer;
    private readonly Lock _lock;
    private TaskCompletionSource _work = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates an empty queue.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="order">The order of ready pods.</param>
    /// <param name="preEnqueue">Whether a pod may become ready at all.</param>
    /// <param name="hints">The hints of each plugin, by its name.</param>
    /// <param name="guard">The lock of the scheduler; timers take it before they touch the queue.</param>
    /// <param name="initialBackoff">The first back-off of a pod; doubled with each attempt.</param>
    /// <param name="maxBackoff">The longest back-off.</param>
    public SchedulingQueue(
        TimeProvider time,
        IQueueSortPlugin order,
        Func<Pod, Status> preEnqueue,
        IReadOnlyDictionary<string, IReadOnlyList<QueueingHint>> hints,
        Lock guard,
        TimeSpan initialBackoff,
        TimeSpan maxBackoff)
    {
        _time = new SteadyTime(time);
        _preEnqueue = preEnqueue;
        _hints = hints;
        _lock = guard;
        _initialBackoff = initialBackoff;
        _maxBackoff = maxBackoff;
        _active = new(Comparer<QueuedPod>.Create((x, y) =>
            order.Compare(x, y) is var c && c != 0 ? c : string.CompareOrdinal(x.Info.Uid, y.Info.Uid)));
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, s_flushInterval);
        _timer.Change(s_flushInterval, s_flushInterval);
    }

    private enum Place
    {
        Active,
        Backoff,
        Unschedulable,
        InFlight,
    }

    /// <summary>Pods that are ready.</summary>
    public int ActiveCount => _active.Count;

    /// <summary>Pods in back-off.</summary>
    public int BackoffCount => _all.Values.Count(p => p.Place == Place.Backoff);

    /// <summary>Pods that wait for an event.</summary>
    public int UnschedulableCount => _unschedulable.Count;

    /// <summary>How many of those were never let in, by a scheduling gate.</summary>
    public int GatedCount => _unschedulable.Values.Count(p => p.Attempts == 0);

    /// <summary>Completes when a pod may be ready. Await it without holding the lock.</summary>
    public Task WaitForWork(CancellationToken cancellationToken) => CancellableWait.For(_work.Task, cancellationToken);

    /// <summary>Takes the first ready pod; it counts as in flight until it is put back or removed.</summary>
    public QueuedPod? TryPop()
    {
        var first = _active.Min;
        if (first is null)
        {
            if (_work.Task.IsCompleted)
            {
                _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return null;
        }

        _active.Remove(first);
        Put(first, Place.InFlight);
        first.Attempts++;
        return first;
    }

    /// <summary>Adds a pod that was not seen before.</summary>
    public void Add(Pod pod)
    {
        if (_all.ContainsKey(pod.Metadata.Uid))
        {
            Update(null, pod);
            return;
        }

        Activate(new QueuedPod(new PodInfo(pod), _time.GetUtcNow()));
    }

    /// <summary>Takes over a change of a waiting pod.</summary>
    public void Update(Pod? old, Pod pod)
    {
        if (!_all.TryGetValue(pod.Metadata.Uid, out var known))
        {
            Add(pod);
            return;
        }

        if (known.Place == Place.Active)
        {
            _active.Remove(known.Pod);
        }

        known.Pod.Info = new PodInfo(pod);
        switch (known.Place)
        {
            case Place.Active:
                _active.Add(known.Pod);
                break;
            case Place.Unschedulable when MayHelp(known.Pod, EventResource.UnscheduledPod, EventAction.Update, old, pod):
                Requeue(known.Pod);
                break;
        }
    }

    /// <summary>Removes a pod that is gone or was bound.</summary>
    public void Remove(string uid)
    {
        if (_all.Remove(uid, out var known) && known.Place == Place.Active)
        {
            _active.Remove(known.Pod);
        }

        _unschedulable.Remove(uid);
    }

    /// <summary>Puts a pod back that some plugins refused; an event that they registered for brings it back.</summary>
    public void AddUnschedulable(QueuedPod pod, IEnumerable<string> refusedBy)
    {
        if (!_all.ContainsKey(pod.Info.Uid))
        {
            return; // It was deleted meanwhile.
        }

        pod.RefusedBy = new(refusedBy, StringComparer.Ordinal);
        pod.Added = _time.GetUtcNow();
        pod.BackoffUntil = pod.Added + BackoffOf(pod);
        Put(pod, Place.Unschedulable);
    }

    /// <summary>Puts a pod back after a failure that has nothing to do with the cluster's state.</summary>
    public void AddBackoff(QueuedPod pod)
    {
        if (!_all.ContainsKey(pod.Info.Uid))
        {
            return;
        }

        pod.Added = _time.GetUtcNow();
        pod.BackoffUntil = pod.Added + BackoffOf(pod);
        MoveToBackoff(pod);
    }

    /// <summary>Tells the queue about a change in the cluster; pods that it may help are tried again.</summary>
    public void OnEvent(EventResource resource, EventAction action, IKubeObject? old, IKubeObject? current)
    {
        List<QueuedPod>? moved = null;
        foreach (var pod in _unschedulable.Values)
        {
            if (MayHelp(pod, resource, action, old, current))
            {
                (moved ??= []).Add(pod);
            }
        }

        foreach (var pod in moved ?? [])
        {
            Requeue(pod);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _work.TrySetCanceled();
    }

    private void Put(QueuedPod pod, Place place)
    {
        _all[pod.Info.Uid] = (pod, place);
        if (place == Place.Unschedulable)
        {
            _unschedulable[pod.Info.Uid] = pod;
        }
        else
        {
            _unschedulable.Remove(pod.Info.Uid);
        }
    }

    private bool MayHelp(QueuedPod pod, EventResource resource, EventAction action, IKubeObject? old, IKubeObject? current)
    {
        foreach (var plugin in pod.RefusedBy)
        {
            foreach (var hint in _hints.GetValueOrDefault(plugin, []))
            {
                if (hint.Resource == resource && (hint.Actions & action) != 0 && (hint.MayHelp is null || hint.MayHelp(pod.Info.Pod, old, current)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Requeue(QueuedPod pod)
    {
        if (pod.BackoffUntil > _time.GetUtcNow())
        {
            MoveToBackoff(pod);
        }
        else
        {
            Activate(pod);
        }
    }

    private void Activate(QueuedPod pod)
    {
        var gate = _preEnqueue(pod.Info.Pod);
        if (!gate.IsSuccess)
        {
            pod.RefusedBy = [gate.Plugin];
            Put(pod, Place.Unschedulable);
            return;
        }

        Put(pod, Place.Active);
        _active.Add(pod);
        _work.TrySetResult();
    }

    private void MoveToBackoff(QueuedPod pod)
    {
        Put(pod, Place.Backoff);
        _backoff.Enqueue(pod, pod.BackoffUntil);
        Arm();
    }

    private void Arm()
    {
        if (_backoff.TryPeek(out _, out var until))
        {
            var due = until - _time.GetUtcNow();
            _timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, s_flushInterval);
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (_backoff.TryPeek(out var pod, out var until) && until <= now)
            {
                _backoff.Dequeue();
                if (_all.TryGetValue(pod.Info.Uid, out var known) && known.Place == Place.Backoff && ReferenceEquals(known.Pod, pod))
                {
                    Activate(pod);
                }
            }

            // A hint that was wrong must not strand a pod for ever.
            foreach (var pod in _unschedulable.Values.ToArray())
            {
                if (now - pod.Added > s_flushUnschedulableAfter)
                {
                    Requeue(pod);
                }
            }

            Arm();
        }
    }

    private TimeSpan BackoffOf(QueuedPod pod)
    {
        var backoff = _initialBackoff;
        for (var i = 1; i < pod.Attempts && backoff < _maxBackoff; i++)
        {
            backoff *= 2;
        }

        return backoff < _maxBackoff ? backoff : _maxBackoff;
    }
}
