using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Cri.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Images;

/// <summary>Makes sure that the image of a container is on the node, by its pull policy, with back-off and the secrets of the pod.</summary>
internal sealed class ImagePuller : IDisposable
{
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(5);

    private readonly CriClient _runtime;
    private readonly PullSecrets _secrets;
    private readonly IEventSink _events;
    private readonly KubeletMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly RestartBackOff _backOff;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentDictionary<(string Uid, string Image), Failure> _failures = new();

    /// <summary>Creates the puller.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="secrets">Reads the pods' pull secrets.</param>
    /// <param name="events">Where Pulling, Pulled, Failed and BackOff go.</param>
    /// <param name="metrics">Where pulls are reported.</param>
    /// <param name="time">The clock of back-offs.</param>
    /// <param name="parallel">How many pulls may run at once; zero or less means without limit.</param>
    public ImagePuller(CriClient runtime, PullSecrets secrets, IEventSink events, KubeletMetrics metrics, TimeProvider time, int parallel)
    {
        _runtime = runtime;
        _secrets = secrets;
        _events = events;
        _metrics = metrics;
        _time = time;
        _backOff = new RestartBackOff(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), time);
        _slots = new SemaphoreSlim(parallel > 0 ? parallel : int.MaxValue);
    }

    /// <summary>Gives the image to create the container from.</summary>
    /// <exception cref="StartFailure">The image is missing and may not be pulled, or the pull failed or is in back-off.</exception>
    public async Task<Image> Ensure(Pod pod, PodContainer container, CancellationToken cancellationToken)
    {
        var name = container.Spec.Image;
        var reference = ImageReference.Parse(name);
        if (reference is null)
        {
            var message = $"Failed to apply default image tag \"{name}\": couldn't parse image name \"{name}\": invalid reference format";
            Warn(pod, container, "InspectFailed", message);
            throw new StartFailure("InvalidImageName", message);
        }

        var spec = new ImageSpec { Image = name };
        var present = await _runtime.ImageStatus(spec, cancellationToken);
        var policy = PolicyOf(container.Spec, reference);
        _metrics.ImageRequests.With(Word(present is not null), policy.ToLowerInvariant(), Word(policy == "Always" || (present is null && policy != "Never"))).Increment();
        if (present is not null && policy != "Always")
        {
            _events.Record(References.To(pod, container), warning: false, "Pulled", $"Container image \"{name}\" already present on machine and can be accessed by the pod");
            return present;
        }

        if (policy == "Never")
        {
            var message = $"Container image \"{name}\" is not present with pull policy of Never";
            Warn(pod, container, "ErrImageNeverPull", message);
            throw new StartFailure("ErrImageNeverPull", message);
        }

        CheckBackOff(pod, container, name);
        return await Pull(pod, container, spec, reference, cancellationToken);
    }

    private static string Word(bool value) => value ? "true" : "false";

    /// <summary>Forgets the failures of a pod that is gone.</summary>
    public void Forget(string podUid)
    {
        _backOff.Forget(podUid);
        foreach (var key in _failures.Keys.Where(k => k.Uid == podUid))
        {
            _failures.TryRemove(key, out _);
        }
    }

    public void Dispose() => _slots.Dispose();

    private void CheckBackOff(Pod pod, PodContainer container, string name)
    {
        if (_failures.TryGetValue((pod.Metadata.Uid, name), out var failure)
            && _backOff.Left(pod.Metadata.Uid, name, failure.At) is { Ticks: > 0 } left)
        {
            var message = $"Back-off pulling image \"{name}\": {failure.Reason}: {failure.Message}";
            _events.Record(References.To(pod, container), warning: false, "BackOff", $"Back-off pulling image \"{name}\"");
            Warn(pod, container, "Failed", "Error: ImagePullBackOff");
            throw new StartFailure("ImagePullBackOff", message, left);
        }
    }

    private async Task<Image> Pull(Pod pod, PodContainer container, ImageSpec spec, ImageReference reference, CancellationToken cancellationToken)
    {
        var name = spec.Image;
        var queued = _time.GetTimestamp();
        await _slots.WaitAsync(cancellationToken);
        try
        {
            _events.Record(References.To(pod, container), warning: false, "Pulling", $"Pulling image \"{name}\"");
            var started = _time.GetTimestamp();
            await PullWithSecrets(pod, spec, reference, cancellationToken);
            var image = await _runtime.ImageStatus(spec, cancellationToken)
                ?? throw new GrpcException(GrpcStatusCode.NotFound, "the image is gone right after its pull");
            var took = _time.GetElapsedTime(started);
            _metrics.PullDuration.With(SizeClass(image.Size)).Observe(took.TotalSeconds);
            var waited = _time.GetElapsedTime(queued);
            _events.Record(
                References.To(pod, container), warning: false, "Pulled",
                $"Successfully pulled image \"{name}\" in {GoDuration.Milliseconds(took)} ({GoDuration.Milliseconds(waited)} including waiting). Image size: {image.Size} bytes.");
            _backOff.Reset(pod.Metadata.Uid, name);
            _failures.TryRemove((pod.Metadata.Uid, name), out _);
            return image;
        }
        catch (GrpcException e)
        {
            var reason = e.Message.Contains("RegistryUnavailable", StringComparison.Ordinal) ? "RegistryUnavailable" : "ErrImagePull";
            var message = $"rpc error: code = {e.Code} desc = {e.Message}";
            Warn(pod, container, "Failed", $"Failed to pull image \"{name}\": {message}");
            Warn(pod, container, "Failed", "Error: " + reason);
            _backOff.Next(pod.Metadata.Uid, name);
            _failures[(pod.Metadata.Uid, name)] = new Failure(_time.GetUtcNow(), reason, message);

            // Looked at again before the back-off is over, so that people see why nothing happens.
            var delay = _backOff.Delay(pod.Metadata.Uid, name);
            throw new StartFailure(reason, message, delay < s_firstLook ? delay : s_firstLook, e);
        }
        finally
        {
            _slots.Release();
        }
    }

    private static string SizeClass(ulong bytes)
    {
        const ulong MiB = 1024 * 1024;
        (ulong Limit, string Name)[] classes =
        [
            (10 * MiB, "0-10MB"), (100 * MiB, "10MB-100MB"), (500 * MiB, "100MB-500MB"), (1024 * MiB, "500MB-1GB"), (5 * 1024 * MiB, "1GB-5GB"),
            (10 * 1024 * MiB, "5GB-10GB"), (20 * 1024 * MiB, "10GB-20GB"), (30 * 1024 * MiB, "20GB-30GB"), (40 * 1024 * MiB, "30GB-40GB"), (60 * 1024 * MiB, "40GB-60GB"),
            (100 * 1024 * MiB, "60GB-100GB"),
        ];
        return Array.Find(classes, c => bytes < c.Limit).Name ?? "GT100GB";
    }

    private async Task PullWithSecrets(Pod pod, ImageSpec spec, ImageReference reference, CancellationToken cancellationToken)
    {
        var credentials = await _secrets.For(pod, reference, cancellationToken);
        if (credentials.Count == 0)
        {
            await _runtime.PullImage(new PullImageRequest { Image = spec }, cancellationToken);
            return;
        }

        GrpcException? last = null;
        foreach (var auth in credentials)
        {
            try
            {
                await _runtime.PullImage(new PullImageRequest { Image = spec, Auth = auth }, cancellationToken);
                return;
            }
            catch (GrpcException e)
            {
                last = e;
            }
        }

        throw last!;
    }

    private static string PolicyOf(Api.Core.V1.Container container, ImageReference reference) =>
        container.ImagePullPolicy.Length > 0 ? container.ImagePullPolicy
        : reference.Tag == "latest" ? "Always"
        : "IfNotPresent";

    private void Warn(Pod pod, PodContainer container, string reason, string message) =>
        _events.Record(References.To(pod, container), warning: true, reason, message);

    private readonly record struct Failure(DateTimeOffset At, string Reason, string Message);
}
