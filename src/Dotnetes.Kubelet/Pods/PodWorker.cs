using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Housekeeping;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;
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

    private readonly Lock _lock = new();
    private readonly PodServices _services;
    private readonly Wakeup _wakeup;
    private readonly PodProbes _probes;
    private readonly PodSync _sync;
    private readonly PodResizing _resizing;
    private Pod _pod;
    private Pod? _granted;
    private PodEnd? _end;
    private bool _removed;
    private CancellationTokenSource? _step;
    private long? _noticed;
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PodRuntimeStatus _runtime;
    private TimeSpan _retry = MinRetry;
    private readonly DateTimeOffset _seenAt;
    private readonly bool _wasThere;
    private bool _startSeen;

    public PodWorker(Pod pod, PodServices services)
    {
        _pod = pod;
        _services = services;
        _seenAt = services.Time.GetUtcNow();
        _wasThere = pod.Status.Phase == PodPhase.Running;
        _startSeen = _wasThere;
        _wakeup = new Wakeup(services.Time);
        _probes = new PodProbes(services.Prober, services.Events, services.Time, services.Logger, _wakeup.Set);
        _sync = new PodSync(services, _probes);
        _resizing = new PodResizing(services);
        _runtime = new PodRuntimeStatus(pod.Metadata.Uid, pod.Metadata.Namespace, pod.Metadata.Name, default, default);
        _wakeup.Set();
    }

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

    /// <summary>The pod with the resources that the node has granted it.</summary>
    public Pod GrantedPod => Volatile.Read(ref _granted) ?? Pod;

    /// <summary>Whether the node has taken it: it fits, or was here before.</summary>
    public bool IsAdmitted { get; private set; }

    /// <summary>How far it is.</summary>
    public PodWorkerPhase Phase { get; private set; }

    /// <summary>Why new resources of the pod are not granted: <c>Deferred</c> or <c>Infeasible</c>; else empty.</summary>
    public string PendingResize => _resizing.Pending.Reason ?? "";

    /// <summary>Where a volume of the pod lies when it is ready.</summary>
    public string? DirectoryOf(Volume volume) => _services.Volumes.Directory(Pod, volume.Name);

    /// <summary>Whether new resources are being set.</summary>
    public bool IsResizing => _resizing.InProgress is not null;

    /// <summary>What the runtime had of it when last asked.</summary>
    public PodRuntimeStatus Runtime => _runtime;

    /// <summary>Completes when the runtime was asked for the first time: until then <see cref="Runtime"/> is empty even when containers run, as they do when the kubelet restarts.</summary>
    public Task HasRead => _read.Task;

    /// <summary>The pod with its newest status, written or not.</summary>
    public Pod PodWithStatus() => WithNewestStatus(Pod);

    /// <summary>Takes a newer version of the pod.</summary>
    public void Update(Pod pod)
    {
        _services.Writer.Seen(pod);
        lock (_lock)
        {
            var interrupts = IsToEnd(pod) && (!IsToEnd(_pod) || GraceOf(pod) < GraceOf(_pod));
            var matters = pod.Spec != _pod.Spec || interrupts || pod.Metadata.DeletionTimestamp != _pod.Metadata.DeletionTimestamp
                || pod.Metadata.Labels != _pod.Metadata.Labels || pod.Metadata.Annotations != _pod.Metadata.Annotations
                || !SameForeignConditions(pod, _pod);
            _pod = pod;
            if (interrupts)
            {
                _step?.Cancel();
            }

            if (matters)
            {
                _wakeup.Set();
            }
        }
    }

    /// <summary>The pod's object is gone (or the pod belongs to another node): what is left of it goes too.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (_removed)
            {
                return;
            }

            _removed = true;
            _step?.Cancel();
            _wakeup.Set();
        }
    }

    /// <summary>Ends the pod as failed.</summary>
    public void End(PodEnd end)
    {
        lock (_lock)
        {
            if (_end is null)
            {
                _end = end;
                _step?.Cancel();
                _wakeup.Set();
            }
        }
    }

    /// <summary>Makes the worker look at its pod.</summary>
    public void Wake() => _wakeup.Set();

    /// <summary>The runtime has this of the pod now. Wakes the worker when that is news, which what it did itself is not.</summary>
    public void Notice(long signature)
    {
        lock (_lock)
        {
            if (_step is not null)
            {
                _noticed = signature;
                return;
            }
        }

        if (signature != _runtime.Signature)
        {
            _wakeup.Set();
        }
    }

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
        _probes.Dispose();
        _wakeup.Dispose();
    }

    private async Task Measured(CancellationToken cancellationToken)
    {
        var start = _services.Time.GetTimestamp();
        var operation = Phase switch { PodWorkerPhase.Running => _runtime.Sandboxes.Count == 0 ? "create" : "sync", PodWorkerPhase.Ending => "terminating", _ => "terminated" };
        try
        {
            await Step(cancellationToken);
        }
        finally
        {
            _services.Metrics.WorkerDuration.With(operation).Observe(_services.Time.GetElapsedTime(start).TotalSeconds);
        }
    }

    // Told once, for pods that came while we were there.
    private void MeasureStart(Pod pod, PodStatus status)
    {
        if (_startSeen || !status.Conditions.Any(c => c is { Type: "Ready", Status: "True" }))
        {
            return;
        }

        _startSeen = true;
        var now = _services.Time.GetUtcNow();
        _services.Metrics.PodStart.Observe((now - _seenAt).TotalSeconds);
        if (pod.Metadata.CreationTimestamp is { } made && !_wasThere)
        {
            _services.Metrics.PodStartTotal.Observe(Math.Max(0, (now - made.ToDateTimeOffset()).TotalSeconds));
        }

        if (pod.Metadata.CreationTimestamp is { } created && !_wasThere)
        {
            _services.Metrics.PodStartSli.Observe(Math.Max(0, (now - created.ToDateTimeOffset()).TotalSeconds));
        }
    }

    private async Task Step(CancellationToken cancellationToken)
    {
        Pod pod;
        PodEnd? end;
        bool removed;
        CancellationTokenSource step;
        lock (_lock)
        {
            (pod, end, removed) = (_pod, _end, _removed);
            step = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _step = step;
        }

        try
        {
            if (Phase == PodWorkerPhase.Running && (removed || end is not null || IsToEnd(pod)))
            {
                Phase = PodWorkerPhase.Ending;
            }

            switch (Phase)
            {
                case PodWorkerPhase.Running:
                    await Sync(pod, step.Token);
                    break;
                case PodWorkerPhase.Ending:
                    await Stop(pod, end, removed, step.Token);
                    break;
                case PodWorkerPhase.Ended:
                    await CleanUp(pod, removed, step.Token);
                    break;
            }
        }
        finally
        {
            long? noticed;
            lock (_lock)
            {
                _step = null;
                (noticed, _noticed) = (_noticed, null);
            }

            step.Dispose();
            if (noticed is { } signature && signature != _runtime.Signature)
            {
                _wakeup.Set();
            }
        }
    }

    private async Task Sync(Pod pod, CancellationToken cancellationToken)
    {
        pod = WithNewestStatus(pod);
        await Read(pod, cancellationToken);
        if (!IsAdmitted && !Admit(pod))
        {
            return;
        }

        await Resize(pod, cancellationToken);
        var ip = Address(pod);
        _probes.Follow(pod, _runtime, ip);
        if (Deadline(pod) is { } left)
        {
            if (left <= TimeSpan.Zero)
            {
                _services.Events.Record(References.To(pod), warning: false, "DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
                End(new PodEnd("DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
                return;
            }

            _wakeup.SetAfter(left);
        }

        var status = Compute(pod, terminating: false, terminated: false);
        if (PodStatusBuilder.IsFinal(status.Phase))
        {
            // All containers have ended for good; the sandbox and sidecars follow. Only when the sidecars have ended is the phase told.
            if (!HasRunning())
            {
                _services.Writer.Write(Pod, status);
            }

            Phase = PodWorkerPhase.Ending;
            _wakeup.Set();
            return;
        }

        _services.Writer.Write(Pod, status);
        var again = await _sync.Run(_resizing.Granted(pod) with { Status = status }, _runtime, cancellationToken);
        if (again is { } delay)
        {
            _wakeup.SetAfter(delay);
        }

        if (_sync.HasActed)
        {
            await Read(pod, cancellationToken);
        }

        _probes.Follow(pod, _runtime, Address(pod));
        Publish(WithNewestStatus(pod), terminating: false, terminated: false);
        WakeForChanges(pod);
        await DeadContainers.Remove(_runtime, _services.Runtime, cancellationToken);
    }

    private bool Admit(Pod pod)
    {
        var isNew = !_wasThere && _runtime.Sandboxes.Count == 0;
        if (isNew && _services.Room.Admit(pod, () => IsAdmitted = true) is { } refusal)
        {
            _services.Events.Record(References.To(pod), warning: true, refusal.Reason, refusal.Message);
            _services.Metrics.Rejections.With(refusal.Reason).Increment();
            End(refusal);
            return false;
        }

        if (isNew)
        {
            _services.Metrics.WorkerStart.Observe((_services.Time.GetUtcNow() - _seenAt).TotalSeconds);
            _services.Metrics.ContainersPerPod.Observe(pod.Spec.Containers.Count);
        }

        IsAdmitted = true;
        return true;
    }

    private async Task Resize(Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await _resizing.Run(pod, _runtime, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _granted, _resizing.Pending.Reason is { Length: > 0 } ? _resizing.Granted(pod) : null);
            if (_resizing.InProgress is { Reason.Length: > 0 })
            {
                Publish(pod, terminating: false, terminated: false);
            }
        }

        // The room that a pod waits for comes when others go, which nobody tells.
        if (_resizing.Pending.Reason == "Deferred")
        {
            _wakeup.SetAfter(s_resizeRetry);
        }
    }

    // What ended or started while we were at it is looked at again at once.
    private void WakeForChanges(Pod pod)
    {
        var plan = PodPlanner.Plan(pod, _runtime, _probes);
        if (plan.CreateSandbox && _sync.WaitsForVolumes)
        {
            // They have a back-off of their own.
            return;
        }

        if (plan.CreateSandbox || plan.Stop.Count > 0 || plan.Start.Any(c => !_sync.Waiting.ContainsKey(c.Name)))
        {
            _wakeup.SetAfter(TimeSpan.FromMilliseconds(plan.CreateSandbox ? 1000 : 50));
        }
    }

    private async Task Stop(Pod pod, PodEnd? end, bool removed, CancellationToken cancellationToken)
    {
        pod = WithNewestStatus(pod);
        await Read(pod, cancellationToken);
        _probes.Follow(pod, _runtime, Address(pod));
        if (!removed)
        {
            Publish(pod, terminating: true, terminated: false);
        }

        _probes.EndRestarting();
        var grace = end?.Grace ?? GraceOf(pod);
        await new PodTermination(_services).Run(pod, _runtime, grace, cancellationToken);
        _probes.Dispose();
        await Read(pod, cancellationToken);
        if (_runtime.IsRunning)
        {
            // Something was started under our hands by a call that was cancelled on our side only.
            _wakeup.Set();
            return;
        }

        if (!removed)
        {
            Publish(WithNewestStatus(pod), terminating: true, terminated: true);
        }

        Phase = PodWorkerPhase.Ended;
        _wakeup.Set();
    }

    private async Task CleanUp(Pod pod, bool removed, CancellationToken cancellationToken)
    {
        var uid = pod.Metadata.Uid;
        var start = _services.Time.GetTimestamp();
        _services.Cgroups.RemovePod(uid);
        _services.Metrics.CgroupDuration.With("destroy").Observe(_services.Time.GetElapsedTime(start).TotalSeconds);
        if (!removed && pod.Metadata.DeletionTimestamp is null)
        {
            return;
        }

        _services.Volumes.Remove(uid);
        if (!removed)
        {
            _services.Writer.Delete(pod);
            return;
        }

        foreach (var sandbox in _runtime.Sandboxes.ToArray())
        {
            await _services.Runtime.RemovePodSandbox(sandbox.Id, cancellationToken);
        }

        var logs = _services.Paths.PodLog(pod.Metadata.Namespace, pod.Metadata.Name, uid);
        if (Directory.Exists(logs))
        {
            Directory.Delete(logs, recursive: true);
        }

        _services.Cgroups.RemovePod(uid);
        _services.Writer.Forget(uid);
        _services.Tokens.Forget(uid);
        _services.Images.Forget(uid);
        _services.BackOff.Forget(uid);
        Phase = PodWorkerPhase.Gone;
    }

    private async Task Read(Pod pod, CancellationToken cancellationToken)
    {
        _runtime = await _services.Reader.Read(pod.Metadata.Uid, pod.Metadata.Namespace, pod.Metadata.Name, cancellationToken);
        _read.TrySetResult();
    }

    private PodStatus Compute(Pod pod, bool terminating, bool terminated) =>
        _services.Statuses.Build(pod, _runtime, terminated ? null : _probes, _sync.Waiting, _end, _resizing, terminating, terminated);

    private void Publish(Pod pod, bool terminating, bool terminated)
    {
        var status = Compute(pod, terminating, terminated);
        MeasureStart(pod, status);
        if (!terminating && PodStatusBuilder.IsFinal(status.Phase) && HasRunning())
        {
            // Sidecars still run; the next round ends them, and tells the phase when they have ended.
            _wakeup.Set();
            return;
        }

        _services.Writer.Write(Pod, status);
    }

    private bool HasRunning() => _runtime.Containers.Any(c => c.IsRunning);

    // The API server may show our own last status only later; times of transition and restart counts continue from the newest one.
    private Pod WithNewestStatus(Pod pod) => _services.Writer.Newest(pod.Metadata.Uid) is { } newest
        ? pod with { Status = newest with { Conditions = MergeForeign(newest.Conditions, pod.Status.Conditions) } }
        : pod;

    private static ValueList<PodCondition> MergeForeign(ValueList<PodCondition> own, ValueList<PodCondition> seen)
    {
        foreach (var condition in seen.Where(c => IsForeign(c.Type)))
        {
            var index = own.FindIndex(c => c.Type == condition.Type);
            own = index >= 0 ? own.SetItem(index, condition) : own.Add(condition);
        }

        return own;
    }

    private static bool IsForeign(string type) => !PodConditions.IsOwn(type);

    private static bool SameForeignConditions(Pod left, Pod right) =>
        left.Status.Conditions.RemoveAll(c => !IsForeign(c.Type)) == right.Status.Conditions.RemoveAll(c => !IsForeign(c.Type));

    private string Address(Pod pod) =>
        _runtime.ReadySandbox(pod.Spec.HostNetwork) is { Ips.Count: > 0 } sandbox ? sandbox.Ips[0] : pod.Status.HostIP;

    private TimeSpan? Deadline(Pod pod) => pod.Spec.ActiveDeadlineSeconds is { } seconds && pod.Status.StartTime is { } start
        ? start.ToDateTimeOffset() + TimeSpan.FromSeconds(seconds) - _services.Time.GetUtcNow()
        : null;

    private static bool IsToEnd(Pod pod) => pod.Metadata.DeletionTimestamp is not null || PodStatusBuilder.IsFinal(pod.Status.Phase);

    private static TimeSpan GraceOf(Pod pod) =>
        TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Syncing pod {Namespace}/{Pod} failed; next try in {Delay}")]
        public static partial void Failed(ILogger logger, string @namespace, string pod, TimeSpan delay, Exception exception);
    }
}
