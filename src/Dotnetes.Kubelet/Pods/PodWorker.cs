using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Housekeeping;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// One pod on this node, from its arrival until nothing of it is left. A loop that nothing but its own pod can hold up: it syncs while the
/// pod is to run, stops it when it is to end, and cleans up when its object is gone.
/// </summary>
internal sealed partial class PodWorker : IDisposable
{
    private static readonly TimeSpan MinRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxRetry = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_resizeRetry = TimeSpan.FromSeconds(5);

    private readonly PodServices _services;
    private readonly Wakeup _wakeup;
    private readonly PodOrders _orders;
    private readonly PodAdmission _admission;
    private readonly PodView _view;
    private readonly PodRemains _remains;
    private TimeSpan _retry = MinRetry;

    public PodWorker(Pod pod, PodServices services)
    {
        _services = services;
        _wakeup = new Wakeup(services.Time);
        _orders = new PodOrders(pod, _wakeup);
        var start = new PodStartWatch(pod, services.Metrics, services.Time);
        _admission = new PodAdmission(services, start);
        _view = new PodView(pod, services, _orders, start, _wakeup.Set);
        _remains = new PodRemains(services);
        _wakeup.Set();
    }

    /// <summary>The pod as last seen.</summary>
    public Pod Pod => _orders.Pod;

    /// <summary>The pod with the resources that the node has granted it.</summary>
    public Pod GrantedPod => _view.Granted ?? Pod;

    /// <summary>Whether the node has taken it: it fits, or was here before.</summary>
    public bool IsAdmitted => _admission.IsAdmitted;

    /// <summary>How far it is.</summary>
    public PodWorkerPhase Phase { get; private set; }

    /// <summary>Why new resources of the pod are not granted: <c>Deferred</c> or <c>Infeasible</c>; else empty.</summary>
    public string PendingResize => _view.Resizing.Pending.Reason ?? "";

    /// <summary>Where a volume of the pod lies when it is ready.</summary>
    public string? DirectoryOf(Volume volume) => _services.Volumes.Directory(Pod, volume.Name);

    /// <summary>Whether new resources are being set.</summary>
    public bool IsResizing => _view.Resizing.InProgress is not null;

    /// <summary>What the runtime had of it when last asked.</summary>
    public PodRuntimeStatus Runtime => _view.Runtime;

    /// <summary>Completes when the runtime was asked for the first time: until then <see cref="Runtime"/> is empty even when containers run, as they do when the kubelet restarts.</summary>
    public Task HasRead => _view.HasRead;

    /// <summary>The pod with its newest status, written or not.</summary>
    public Pod PodWithStatus() => _view.WithNewestStatus(Pod);

    /// <summary>Takes a newer version of the pod.</summary>
    public void Update(Pod pod)
    {
        _services.Writer.Seen(pod);
        _orders.Update(pod);
    }

    /// <summary>The pod's object is gone (or the pod belongs to another node): what is left of it goes too.</summary>
    public void Remove() => _orders.Remove();

    /// <summary>Ends the pod as failed.</summary>
    public void End(PodEnd end) => _orders.End(end);

    /// <summary>Makes the worker look at its pod.</summary>
    public void Wake() => _wakeup.Set();

    /// <summary>The runtime has this of the pod now. Wakes the worker when that is news, which what it did itself is not.</summary>
    public void Notice(long signature) => _orders.Notice(signature);

    /// <summary>Runs until nothing is left of the pod.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (Phase != PodWorkerPhase.Gone && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _wakeup.Wait(cancellationToken);
                _wakeup.SetAfter(_services.SyncPeriod);
                await Measured(cancellationToken);
                _retry = MinRetry;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                // The pod changed so much that what was being done no longer makes sense.
                _wakeup.Set();
            }
            catch (Exception e)
            {
                var pod = Pod;
                Log.Failed(_services.Logger, pod.Metadata.Namespace, pod.Metadata.Name, _retry, e);
                _services.Events.Record(References.To(pod), warning: true, "FailedSync", "Error syncing pod");
                _wakeup.SetAfter(_retry);
                _retry = _retry * 2 > MaxRetry ? MaxRetry : _retry * 2;
            }
        }
    }

    public void Dispose()
    {
        _view.Dispose();
        _wakeup.Dispose();
    }

    private async Task Measured(CancellationToken cancellationToken)
    {
        var start = _services.Time.GetTimestamp();
        var operation = Phase switch { PodWorkerPhase.Running => Runtime.Sandboxes.Count == 0 ? "create" : "sync", PodWorkerPhase.Ending => "terminating", _ => "terminated" };
        try
        {
            await Step(cancellationToken);
        }
        finally
        {
            _services.Metrics.WorkerDuration.With(operation).Observe(_services.Time.GetElapsedTime(start).TotalSeconds);
        }
    }

    private async Task Step(CancellationToken cancellationToken)
    {
        var step = _orders.Begin(cancellationToken);
        try
        {
            if (Phase == PodWorkerPhase.Running && step.IsToEnd)
            {
                Phase = PodWorkerPhase.Ending;
            }

            switch (Phase)
            {
                case PodWorkerPhase.Running:
                    await Sync(step.Pod, step.Interrupted);
                    break;
                case PodWorkerPhase.Ending:
                    await Stop(step);
                    break;
                case PodWorkerPhase.Ended when await _remains.Remove(step.Pod, Runtime, step.IsRemoved, step.Interrupted):
                    Phase = PodWorkerPhase.Gone;
                    break;
            }
        }
        finally
        {
            _orders.Finish();
        }
    }

    private async Task Sync(Pod pod, CancellationToken cancellationToken)
    {
        pod = _view.WithNewestStatus(pod);
        await _view.Read(pod, cancellationToken);
        if (_admission.Refusal(pod, Runtime) is { } refusal)
        {
            End(refusal);
            return;
        }

        await Resize(pod, cancellationToken);
        _view.FollowProbes(pod);
        if (PodTermination.TimeLeft(pod, _services.Time.GetUtcNow()) is { } left)
        {
            if (left <= TimeSpan.Zero)
            {
                _services.Events.Record(References.To(pod), warning: false, "DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
                End(new PodEnd("DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
                return;
            }

            _wakeup.SetAfter(left);
        }

        var status = _view.Compute(pod, terminating: false, terminated: false);
        if (PodStatusBuilder.IsFinal(status.Phase))
        {
            // All containers have ended for good; the sandbox and sidecars follow. Only when the sidecars have ended is the phase told.
            if (!_view.HasRunning)
            {
                _services.Writer.Write(Pod, status);
            }

            Phase = PodWorkerPhase.Ending;
            _wakeup.Set();
            return;
        }

        _services.Writer.Write(Pod, status);
        var again = await _view.Sync.Run(_view.Resizing.Granted(pod) with { Status = status }, Runtime, cancellationToken);
        if (again is { } delay)
        {
            _wakeup.SetAfter(delay);
        }

        if (_view.Sync.HasActed)
        {
            await _view.Read(pod, cancellationToken);
        }

        _view.FollowProbes(pod);
        Publish(_view.WithNewestStatus(pod));
        if (_view.NextLook(pod) is { } soon)
        {
            _wakeup.SetAfter(soon);
        }

        await DeadContainers.Remove(Runtime, _services.Runtime, cancellationToken);
    }

    private async Task Resize(Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await _view.Resize(pod, cancellationToken);
        }
        finally
        {
            if (_view.Resizing.InProgress is { Reason.Length: > 0 })
            {
                Publish(pod);
            }
        }

        // The room that a pod waits for comes when others go, which nobody tells.
        if (PendingResize == "Deferred")
        {
            _wakeup.SetAfter(s_resizeRetry);
        }
    }

    private async Task Stop(PodStep step)
    {
        var pod = _view.WithNewestStatus(step.Pod);
        await _view.Read(pod, step.Interrupted);
        _view.FollowProbes(pod);
        if (!step.IsRemoved)
        {
            _view.Publish(pod, terminating: true, terminated: false);
        }

        _view.Probes.EndRestarting();
        var grace = step.End?.Grace ?? PodTermination.GraceOf(pod);
        await new PodTermination(_services).Run(pod, Runtime, grace, step.Interrupted);
        _view.Probes.Dispose();
        await _view.Read(pod, step.Interrupted);
        if (Runtime.IsRunning)
        {
            // Something was started under our hands by a call that was cancelled on our side only.
            _wakeup.Set();
            return;
        }

        if (!step.IsRemoved)
        {
            _view.Publish(_view.WithNewestStatus(pod), terminating: true, terminated: true);
        }

        Phase = PodWorkerPhase.Ended;
        _wakeup.Set();
    }

    private void Publish(Pod pod)
    {
        if (!_view.Publish(pod, terminating: false, terminated: false))
        {
            _wakeup.Set();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Syncing pod {Namespace}/{Pod} failed; next try in {Delay}")]
        public static partial void Failed(ILogger logger, string @namespace, string pod, TimeSpan delay, Exception exception);
    }
}
