using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Pods;

/// <summary>What is known of a pod on this node, and what is told of it: what the runtime has, what probes say, and the status that follows from them.</summary>
internal sealed class PodView : IDisposable
{
    private static readonly TimeSpan s_sandboxRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_containerRetry = TimeSpan.FromMilliseconds(50);

    private readonly PodServices _services;
    private readonly PodOrders _orders;
    private readonly PodStartWatch _start;
    private Pod? _granted;
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PodView(Pod pod, PodServices services, PodOrders orders, PodStartWatch start, Action changed)
    {
        _services = services;
        _orders = orders;
        _start = start;
        Probes = new PodProbes(services.Prober, services.Events, services.Time, services.Logger, changed);
        Sync = new PodSync(services, Probes);
        Resizing = new PodResizing(services);
        Runtime = new PodRuntimeStatus(pod.Metadata.Uid, pod.Metadata.Namespace, pod.Metadata.Name, default, default);
    }

    /// <summary>The probes of its containers.</summary>
    public PodProbes Probes { get; }

    /// <summary>What starts and stops its containers.</summary>
    public PodSync Sync { get; }

    /// <summary>Changes of its resources.</summary>
    public PodResizing Resizing { get; }

    /// <summary>What the runtime had of it when last asked.</summary>
    public PodRuntimeStatus Runtime { get; private set; }

    /// <summary>Completes when the runtime was asked for the first time.</summary>
    public Task HasRead => _read.Task;

    /// <summary>Whether a container runs.</summary>
    public bool HasRunning => Runtime.Containers.Any(c => c.IsRunning);

    /// <summary>Asks the runtime.</summary>
    public async Task Read(Pod pod, CancellationToken cancellationToken)
    {
        Runtime = await _services.Reader.Read(pod.Metadata.Uid, pod.Metadata.Namespace, pod.Metadata.Name, cancellationToken);
        _orders.HasRead(Runtime.Signature);
        _read.TrySetResult();
    }

    /// <summary>The pod with the resources that the node has granted it while it asks for others; null when there is no difference.</summary>
    public Pod? Granted => Volatile.Read(ref _granted);

    /// <summary>Makes what changes of resources are wanted and possible.</summary>
    public async Task Resize(Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await Resizing.Run(pod, Runtime, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _granted, Resizing.Pending.Reason is { Length: > 0 } ? Resizing.Granted(pod) : null);
        }
    }

    /// <summary>Starts and ends probes as the containers do.</summary>
    public void FollowProbes(Pod pod) =>
        Probes.Follow(pod, Runtime, Runtime.ReadySandbox(pod.Spec.HostNetwork) is { Ips.Count: > 0 } sandbox ? sandbox.Ips[0] : WithNewestStatus(pod).Status.HostIP);

    /// <summary>The pod with its newest status: the API server may show our own last status only later, and times of transition and restart counts continue from the newest one.</summary>
    public Pod WithNewestStatus(Pod pod) => _services.Writer.Newest(pod.Metadata.Uid) is { } newest
        ? pod with { Status = newest with { Conditions = PodConditions.WithThoseOfOthers(newest.Conditions, pod.Status.Conditions) } }
        : pod;

    /// <summary>The status that follows from what is known.</summary>
    public PodStatus Compute(Pod pod, bool terminating, bool terminated) =>
        _services.Statuses.Build(pod, Runtime, terminated ? null : Probes, Sync.Waiting, _orders.Ended, Resizing, terminating, terminated);

    /// <summary>Has the status written, unless it would tell a final phase while sidecars run.</summary>
    /// <returns>Whether it is; otherwise the next step ends the sidecars, and tells the phase when they have ended.</returns>
    public bool Publish(Pod pod, bool terminating, bool terminated)
    {
        var status = Compute(pod, terminating, terminated);
        _start.See(pod, status);
        if (!terminating && PodStatusBuilder.IsFinal(status.Phase) && HasRunning)
        {
            return false;
        }

        _services.Writer.Write(_orders.Pod, status);
        return true;
    }

    /// <summary>When to look again because something ended or should start that was not there when the step began; null for when something happens.</summary>
    public TimeSpan? NextLook(Pod pod)
    {
        var plan = PodPlanner.Plan(pod, Runtime, Probes);
        if (plan.CreateSandbox)
        {
            // Volumes have a back-off of their own.
            return Sync.WaitsForVolumes ? null : s_sandboxRetry;
        }

        return plan.Stop.Count > 0 || plan.Start.Any(c => !Sync.Waiting.ContainsKey(c.Name)) ? s_containerRetry : null;
    }

    public void Dispose() => Probes.Dispose();
}
