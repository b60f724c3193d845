using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// What a worker is told of its pod by others: its newest version, that it is to end, that its object is gone, and that the runtime has something else of it.
/// What makes the present step senseless interrupts it; what matters wakes the worker. Safe for concurrent use.
/// </summary>
internal sealed class PodOrders(Pod pod, Wakeup wakeup)
{
    private readonly Lock _lock = new();
    private Pod _pod = pod;
    private PodEnd? _end;
    private bool _removed;
    private CancellationTokenSource? _step;
    private long? _noticed;
    private long _signature;

    /// <summary>The pod as last seen.</summary>
    public Pod Pod
    {
        get
        {
            lock (_lock)
            {
                return _pod;
            }
        }
    }

    /// <summary>Why the pod is ended by the node; null when it is not.</summary>
    public PodEnd? Ended
    {
        get
        {
            lock (_lock)
            {
                return _end;
            }
        }
    }

    /// <summary>Takes a newer version of the pod.</summary>
    public void Update(Pod pod)
    {
        lock (_lock)
        {
            var interrupts = PodTermination.IsOrdered(pod) && (!PodTermination.IsOrdered(_pod) || PodTermination.GraceOf(pod) < PodTermination.GraceOf(_pod));
            var matters = pod.Spec != _pod.Spec || interrupts || pod.Metadata.DeletionTimestamp != _pod.Metadata.DeletionTimestamp
                || pod.Metadata.Labels != _pod.Metadata.Labels || pod.Metadata.Annotations != _pod.Metadata.Annotations
                || !PodConditions.HaveSameOfOthers(pod.Status.Conditions, _pod.Status.Conditions);
            _pod = pod;
            if (interrupts)
            {
                _step?.Cancel();
            }

            if (matters)
            {
                wakeup.Set();
            }
        }
    }

    /// <summary>The pod's object is gone, or the pod belongs to another node.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (!_removed)
            {
                _removed = true;
                _step?.Cancel();
                wakeup.Set();
            }
        }
    }

    /// <summary>The pod is to end as failed; the first reason counts.</summary>
    public void End(PodEnd end)
    {
        lock (_lock)
        {
            if (_end is null)
            {
                _end = end;
                _step?.Cancel();
                wakeup.Set();
            }
        }
    }

    /// <summary>The runtime has this of the pod now. Wakes the worker when that is news, which what it did itself is not.</summary>
    public void Notice(long signature)
    {
        lock (_lock)
        {
            if (_step is not null)
            {
                _noticed = signature;
            }
            else if (signature != _signature)
            {
                wakeup.Set();
            }
        }
    }

    /// <summary>The worker has read what the runtime has.</summary>
    public void HasRead(long signature)
    {
        lock (_lock)
        {
            _signature = signature;
        }
    }

    /// <summary>Begins a step with what was ordered so far.</summary>
    /// <param name="cancellationToken">Ends the step, too.</param>
    public PodStep Begin(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _step = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            return new PodStep(_pod, _end, _removed, _step.Token);
        }
    }

    /// <summary>Ends the step. What was noticed meanwhile and not read by the step itself is news.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _step?.Dispose();
            _step = null;
            if (_noticed is { } signature && signature != _signature)
            {
                wakeup.Set();
            }

            _noticed = null;
        }
    }
}
