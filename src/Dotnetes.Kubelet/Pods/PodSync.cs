using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Brings one pod closer to what it should be: sandbox, volumes, containers. Belongs to the pod's worker.</summary>
internal sealed class PodSync(PodServices services, PodProbes probes)
{
    private static readonly TimeSpan MinMountRetry = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan MaxMountRetry = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ApiPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SandboxRetry = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ContainerStateWaiting> _waiting = new(StringComparer.Ordinal);
    private Cri.V1.PodSandboxConfig? _sandboxConfig;
    private long? _volumesRead;
    private IReadOnlyDictionary<string, string>? _mounted;
    private TimeSpan _mountRetry = MinMountRetry;

    /// <summary>Why containers could not be started, by name.</summary>
    public IReadOnlyDictionary<string, ContainerStateWaiting> Waiting => _waiting;

    /// <summary>Whether the last run may have changed something in the runtime.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Whether the last run ended because volumes could not be made.</summary>
    public bool WaitsForVolumes { get; private set; }

    /// <summary>Does what is to do now; gives when to look again at the latest, or null when only a change matters.</summary>
    public async Task<TimeSpan?> Run(Pod pod, PodRuntimeStatus runtime, CancellationToken cancellationToken)
    {
        var plan = PodPlanner.Plan(pod, runtime, probes);
        TimeSpan? again = null;
        WaitsForVolumes = false;
        HasActed = plan.CreateSandbox || plan.Start.Count > 0 || plan.Stop.Count > 0;
        await StopContainers(pod, plan, cancellationToken);
        if (!plan.CreateSandbox && plan.Start.Count == 0)
        {
            ForgetWaiting(runtime);
            return await RefreshVolumes(pod, cancellationToken);
        }

        IReadOnlyDictionary<string, string> volumes;
        try
        {
            var start = services.Time.GetTimestamp();
            services.Cgroups.CreatePod(pod);
            services.Metrics.CgroupDuration.With("create").Observe(services.Time.GetElapsedTime(start).TotalSeconds);
            CreateDirectories(pod);
            volumes = await Mount(pod, cancellationToken);
            _volumesRead = services.Time.GetTimestamp();
        }
        catch (StartFailure e)
        {
            services.Events.Record(References.To(pod), warning: true, e.Reason, e.Message);
            var retry = _mountRetry;
            _mountRetry = retry * 2 > MaxMountRetry ? MaxMountRetry : retry * 2;
            WaitsForVolumes = true;
            return e.RetryAfter ?? retry;
        }

        _mountRetry = MinMountRetry;

        var sandbox = runtime.ReadySandbox(pod.Spec.HostNetwork);
        if (plan.CreateSandbox)
        {
            sandbox = await CreateSandbox(pod, plan, runtime, cancellationToken);
            if (sandbox is null)
            {
                return SandboxRetry;
            }
        }

        var ips = pod.Spec.HostNetwork ? pod.Status.PodIPs.Map(ip => ip.Ip) : sandbox!.Ips;
        pod = WithAddresses(pod, ips);
        _sandboxConfig ??= services.Sandboxes.Build(pod, sandbox!.Attempt);
        File.WriteAllText(services.Paths.EtcHosts(pod.Metadata.Uid), services.Dns.Hosts(pod, ips));
        foreach (var container in plan.Start)
        {
            var delay = await Start(pod, container, sandbox!, runtime, volumes, cancellationToken);
            again = Min(again, delay);
        }

        return again;
    }

    // The volumes of a pod whose containers only start again are there already: an API server that is away must not hold them up.
    private async Task<IReadOnlyDictionary<string, string>> Mount(Pod pod, CancellationToken cancellationToken)
    {
        if (_mounted is null)
        {
            return _mounted = await services.Volumes.Mount(pod, cancellationToken);
        }

        using var limit = new CancellationTokenSource(ApiPatience, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            _mounted = await services.Volumes.Mount(pod, either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (e is OperationCanceledException or StartFailure { InnerException: KubeTransportException }))
        {
            // What was mounted is still there.
        }

        return _mounted;
    }

    private async Task StopContainers(Pod pod, PodPlan plan, CancellationToken cancellationToken)
    {
        foreach (var (container, running, message) in plan.Stop)
        {
            var probe = probes.Failed(running.Name, running.Id) switch
            {
                ProbeKind.Startup => container?.Spec.StartupProbe,
                ProbeKind.Liveness => container?.Spec.LivenessProbe,
                _ => null,
            };
            var grace = TimeSpan.FromSeconds(probe?.TerminationGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30);
            probes.End(running.Name);
            try
            {
                await services.Containers.Stop(pod, container, running, message, grace, cancellationToken);
            }
            catch (GrpcException e)
            {
                services.Events.Record(References.To(pod), warning: true, "FailedKillPod", $"error killing container {running.Name}: {e.Message}");
                throw;
            }
        }
    }

    private async Task<TimeSpan?> RefreshVolumes(Pod pod, CancellationToken cancellationToken)
    {
        if (_volumesRead is { } last && services.Time.GetElapsedTime(last) < services.SyncPeriod * 0.9)
        {
            return null;
        }

        _volumesRead = services.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(ApiPatience, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await services.Volumes.Refresh(pod, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The API server does not answer; the pod's containers need looking after all the same.
        }
        catch (StartFailure e)
        {
            services.Events.Record(References.To(pod), warning: true, e.Reason, e.Message);
        }

        return null;
    }

    private async Task<SandboxState?> CreateSandbox(Pod pod, PodPlan plan, PodRuntimeStatus runtime, CancellationToken cancellationToken)
    {
        var handler = "";
        try
        {
            foreach (var old in runtime.Sandboxes.ToArray())
            {
                await services.Runtime.StopPodSandbox(old.Id, cancellationToken);
            }

            if (runtime.Sandboxes.Count > 0)
            {
                services.Events.Record(References.To(pod), warning: false, "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
            }

            handler = await services.Handlers.For(pod, cancellationToken);
            var start = services.Time.GetTimestamp();
            _sandboxConfig = services.Sandboxes.Build(pod, plan.SandboxAttempt);
            Directory.CreateDirectory(_sandboxConfig.LogDirectory);
            var id = await services.Runtime.RunPodSandbox(_sandboxConfig, handler, cancellationToken);
            services.Metrics.SandboxDuration.With(handler).Observe(services.Time.GetElapsedTime(start).TotalSeconds);
            services.Metrics.StartedPods.Increment();
            return await services.Reader.ReadSandbox(id, cancellationToken);
        }
        catch (Exception e) when (e is GrpcException or StartFailure)
        {
            services.Metrics.StartedPodErrors.Increment();
            services.Metrics.SandboxErrors.With(handler).Increment();
            services.Events.Record(References.To(pod), warning: true, "FailedCreatePodSandBox", $"Failed to create pod sandbox: {e.Message}");
            return null;
        }
    }

    private async Task<TimeSpan?> Start(
        Pod pod, PodContainer container, SandboxState sandbox, PodRuntimeStatus runtime, IReadOnlyDictionary<string, string> volumes, CancellationToken cancellationToken)
    {
        var uid = pod.Metadata.Uid;
        var latest = runtime.Latest(container.Name);
        if (latest is { HasExited: true } && latest.SandboxId == sandbox.Id)
        {
            if (services.BackOff.Left(uid, container.Name, latest.FinishedAt) is { Ticks: > 0 } left)
            {
                return BackOff(pod, container, left);
            }

            services.BackOff.Next(uid, container.Name);
        }

        try
        {
            var attempt = NextAttempt(pod, container, latest);
            var target = container.TargetContainer.Length > 0 ? runtime.Latest(container.TargetContainer, sandbox.Id)?.Id ?? "" : "";
            await services.Containers.Start(pod, container, sandbox.Id, _sandboxConfig!, attempt, volumes, target, cancellationToken);
            services.Metrics.StartedContainers.With(KubeletMetrics.TypeOf(container.Kind)).Increment();
            _waiting.Remove(container.Name);
            if (container.Kind == ContainerKind.Init || pod.Spec.RestartPolicy is "Never" or "OnFailure")
            {
                services.Hurry();
            }

            return null;
        }
        catch (StartFailure e)
        {
            services.Metrics.StartedContainerErrors.With(e.Reason, KubeletMetrics.TypeOf(container.Kind)).Increment();
            _waiting[container.Name] = new ContainerStateWaiting { Reason = e.Reason, Message = e.Message };
            return e.RetryAfter ?? StartRetry;
        }
    }

    private TimeSpan BackOff(Pod pod, PodContainer container, TimeSpan left)
    {
        var delay = GoDuration.Seconds(services.BackOff.Delay(pod.Metadata.Uid, container.Name));
        var identity = $"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})";
        services.Events.Record(
            References.To(pod, container), warning: true, "BackOff", $"Back-off restarting failed container {container.Name} in pod {identity}");
        _waiting[container.Name] = new ContainerStateWaiting
        {
            Reason = "CrashLoopBackOff",
            Message = $"back-off {delay} restarting failed container={container.Name} pod={identity}",
        };
        return left;
    }

    private static int NextAttempt(Pod pod, PodContainer container, RuntimeContainer? latest)
    {
        if (latest is not null)
        {
            // One that was created but never started is replaced under its own number, if the runtime lets us; else under the next.
            return latest.Attempt + 1;
        }

        var statuses = container.Kind switch
        {
            ContainerKind.Main => pod.Status.ContainerStatuses,
            ContainerKind.Ephemeral => pod.Status.EphemeralContainerStatuses,
            _ => pod.Status.InitContainerStatuses,
        };
        var before = statuses.Find(s => s.Name == container.Name);
        return before is { ContainerID.Length: > 0 } ? before.RestartCount + 1 : before?.RestartCount ?? 0;
    }

    private void CreateDirectories(Pod pod)
    {
        var uid = pod.Metadata.Uid;
        Directory.CreateDirectory(services.Paths.Pod(uid), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        if (!File.Exists(services.Paths.EtcHosts(uid)))
        {
            File.WriteAllText(services.Paths.EtcHosts(uid), "");
        }
    }

    private void ForgetWaiting(PodRuntimeStatus runtime)
    {
        foreach (var name in _waiting.Keys.Where(name => runtime.Latest(name) is { IsRunning: true }).ToList())
        {
            _waiting.Remove(name);
        }
    }

    private static Pod WithAddresses(Pod pod, ValueList<string> ips) => ips.Count == 0
        ? pod
        : pod with { Status = pod.Status with { PodIP = ips[0], PodIPs = ips.Map(ip => new PodIP { Ip = ip }) } };

    private static TimeSpan? Min(TimeSpan? left, TimeSpan? right) =>
        left is null ? right : right is null ? left : left < right ? left : right;
}
