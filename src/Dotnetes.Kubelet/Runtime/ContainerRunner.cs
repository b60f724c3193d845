using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Hooks;
using Dotnetes.Kubelet.Images;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Starts and stops single containers, with hooks and events.</summary>
internal sealed class ContainerRunner(
    CriClient runtime, ImagePuller images, ContainerBuilder builder, HookRunner hooks, KubeletPaths paths, KubeletMetrics metrics, IEventSink events, TimeProvider time)
{
    private static readonly TimeSpan MinGrace = TimeSpan.FromSeconds(2);

    /// <summary>Pulls, creates and starts a container and runs its postStart hook; gives its id.</summary>
    /// <exception cref="StartFailure">One of the steps failed.</exception>
    public async Task<string> Start(
        Pod pod, PodContainer container, string sandboxId, Cri.V1.PodSandboxConfig sandbox, int attempt,
        IReadOnlyDictionary<string, string> volumes, string targetContainerId, CancellationToken cancellationToken)
    {
        var imageVolumes = ImageVolumes(pod, container).ToList();
        foreach (var volume in imageVolumes)
        {
            await images.Ensure(pod, container with { Spec = container.Spec with { Image = volume.Reference, ImagePullPolicy = volume.PullPolicy } }, cancellationToken);
        }

        var image = await images.Ensure(pod, container, cancellationToken);
        string id;
        try
        {
            id = await Create(pod, container, image, sandboxId, sandbox, attempt, volumes, targetContainerId, cancellationToken);
            metrics.ImageVolumes.Count(imageVolumes.Count, problem: null);
        }
        catch (StartFailure e) when (e.Reason == "CreateContainerError")
        {
            metrics.ImageVolumes.Count(imageVolumes.Count, e.Message);
            throw;
        }

        try
        {
            await runtime.StartContainer(id, cancellationToken);
        }
        catch (GrpcException e)
        {
            Report(pod, container, warning: true, "Failed", "Error: " + e.Message);
            throw new StartFailure("RunContainerError", e.Message, inner: e);
        }

        Report(pod, container, warning: false, "Started", $"Started container {container.Name}");
        LinkLog(pod, container, id, attempt);
        await PostStart(pod, container, id, cancellationToken);
        return id;
    }

    /// <summary>Stops a container: preStop hook and stop signal within the grace period, then SIGKILL.</summary>
    /// <param name="pod">Its pod.</param>
    /// <param name="container">Its specification; null when that is not known (any more).</param>
    /// <param name="running">The container.</param>
    /// <param name="message">Why, for the event.</param>
    /// <param name="grace">The grace period; raised to two seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Stop(Pod pod, PodContainer? container, RuntimeContainer running, string message, TimeSpan grace, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(time, grace);
        if (container is not null)
        {
            Report(pod, container, warning: false, "Killing", message);
        }

        if (container?.Spec.Lifecycle?.PreStop is { } hook && running.IsRunning && grace > TimeSpan.Zero)
        {
            await PreStop(pod, container, running, hook, grace, cancellationToken);
        }

        var left = deadline.Left;
        await runtime.StopContainer(running.Id, left > MinGrace ? left : MinGrace, cancellationToken);
    }

    // The runtime mounts images only when it has them (KEP-4639).
    private static IEnumerable<ImageVolumeSource> ImageVolumes(Pod pod, PodContainer container) => container.Spec.VolumeMounts
        .Select(m => pod.Spec.Volumes.Find(v => v.Name == m.Name)?.Image)
        .OfType<ImageVolumeSource>();

    private async Task PreStop(Pod pod, PodContainer container, RuntimeContainer running, LifecycleHandler hook, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(grace, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await hooks.Run(hook, pod, container.Spec, running.Id, grace, linked.Token) is not null)
            {
                // What the hook printed may be secret; events are not the place for it.
                Report(pod, container, warning: true, "FailedPreStopHook", "PreStopHook failed");
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Report(pod, container, warning: true, "FailedPreStopHook", $"PreStopHook did not complete within {GoDuration.Seconds(grace)}");
        }
    }

    private async Task<string> Create(
        Pod pod, PodContainer container, Cri.V1.Image image, string sandboxId, Cri.V1.PodSandboxConfig sandbox, int attempt,
        IReadOnlyDictionary<string, string> volumes, string targetContainerId, CancellationToken cancellationToken)
    {
        try
        {
            var config = await builder.Build(pod, container, image, attempt, volumes, targetContainerId, cancellationToken);
            Directory.CreateDirectory(Path.Combine(sandbox.LogDirectory, container.Name));
            var id = await runtime.CreateContainer(sandboxId, config, sandbox, cancellationToken);
            Report(pod, container, warning: false, "Created", $"Created container: {container.Name}");
            return id;
        }
        catch (StartFailure e)
        {
            Report(pod, container, warning: true, "Failed", "Error: " + e.Message);
            throw;
        }
        catch (GrpcException e)
        {
            Report(pod, container, warning: true, "Failed", "Error: " + e.Message);
            throw new StartFailure("CreateContainerError", e.Message, inner: e);
        }
    }

    private async Task PostStart(Pod pod, PodContainer container, string id, CancellationToken cancellationToken)
    {
        if (container.Spec.Lifecycle?.PostStart is not { } hook)
        {
            return;
        }

        if (await hooks.Run(hook, pod, container.Spec, id, null, cancellationToken) is not { } problem)
        {
            return;
        }

        Report(pod, container, warning: true, "FailedPostStartHook", "PostStartHook failed");
        Report(pod, container, warning: false, "Killing", "FailedPostStartHook");
        await runtime.StopContainer(id, MinGrace, cancellationToken);
        throw new StartFailure("PostStartHookError", problem);
    }

    // Log collectors look for <pod>_<namespace>_<container>-<id>.log in one directory.
    private void LinkLog(Pod pod, PodContainer container, string id, int attempt)
    {
        if (paths.LogLinks is { } directory)
        {
            var target = Path.Combine(paths.PodLog(pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid), KubeletPaths.ContainerLog(container.Name, attempt));
            var link = Path.Combine(directory, $"{pod.Metadata.Name}_{pod.Metadata.Namespace}_{container.Name}-{id}.log");
            Directory.CreateDirectory(directory);
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
        }
    }

    private void Report(Pod pod, PodContainer container, bool warning, string reason, string message) =>
        events.Record(References.To(pod, container), warning, reason, message);
}
