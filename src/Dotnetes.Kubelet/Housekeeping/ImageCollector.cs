using Dotnetes.Cri;
using Dotnetes.Cri.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>
/// Removes images that nothing uses: those that were not used for long enough, and, when the disk is fuller than the upper mark, the ones
/// that were used longest ago until it is down to the lower mark.
/// </summary>
internal sealed partial class ImageCollector
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);

    private readonly CriClient _runtime;
    private readonly PodWorkers _workers;
    private readonly MachineInfo _machine;
    private readonly ImageLimits _limits;
    private readonly KubeletMetrics _metrics;
    private readonly IEventSink _events;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Dictionary<string, (DateTimeOffset Seen, DateTimeOffset Used)> _known = new(StringComparer.Ordinal);

    public ImageCollector(
        CriClient runtime, PodWorkers workers, MachineInfo machine, ImageLimits limits, KubeletMetrics metrics, IEventSink events, TimeProvider time, ILogger<ImageCollector> logger)
    {
        _runtime = runtime;
        _workers = workers;
        _machine = machine;
        _limits = limits;
        _metrics = metrics;
        _events = events;
        _time = time;
        _logger = logger;
    }

    /// <summary>Collects until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(s_period, _time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
            if (!cancellationToken.IsCancellationRequested)
            {
                await Guarded(cancellationToken);
            }
        }
    }

    /// <summary>Removes every image that nothing uses: the disk is short, and marks do not count.</summary>
    public Task RemoveUnused(CancellationToken cancellationToken) => Free(long.MaxValue, TimeSpan.Zero, "space", cancellationToken);

    private async Task Guarded(CancellationToken cancellationToken)
    {
        try
        {
            if (_limits.MaxAge > TimeSpan.Zero)
            {
                await Free(long.MaxValue, _limits.MaxAge, "age", cancellationToken);
            }

            var (total, free) = _machine.Disk();
            var used = total == 0 ? 0 : 100 - (int)(free * 100 / total);
            if (used < _limits.HighPercent)
            {
                await Unused(cancellationToken);
                return;
            }

            var wanted = (total * (100 - _limits.LowPercent) / 100) - free;
            var freed = await Free(wanted, _limits.MinAge, "space", cancellationToken);
            if (freed < wanted)
            {
                _events.Record(
                    References.ToNode(_limits.NodeName), warning: true, "FreeDiskSpaceFailed",
                    $"Failed to garbage collect required amount of images. Attempted to free {wanted} bytes, but only found {freed} bytes eligible to free.");
            }
        }
        catch (Exception e) when (e is GrpcException or IOException)
        {
            Log.Failed(_logger, e);
        }
    }

    private async Task<long> Free(long wanted, TimeSpan minAge, string reason, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var freed = 0L;
        foreach (var image in await Unused(cancellationToken))
        {
            var (seen, used) = _known[image.Id];
            if (freed >= wanted)
            {
                break;
            }

            if (now - (reason == "age" ? used : seen) < minAge)
            {
                continue;
            }

            await _runtime.RemoveImage(new ImageSpec { Image = image.Id }, cancellationToken);
            _known.Remove(image.Id);
            _metrics.CollectedImages.With(reason).Increment();
            freed += (long)image.Size;
            Log.Removed(_logger, image.RepoTags.Count > 0 ? image.RepoTags[0] : image.Id, image.Size);
        }

        return freed;
    }

    // The ones used longest ago first.
    private async Task<IReadOnlyList<Image>> Unused(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var images = await _runtime.ListImages(cancellationToken);
        var inUse = (await _runtime.ListContainers(null, cancellationToken)).SelectMany(c => (string[])[c.ImageRef, c.Image?.Image ?? ""]).ToHashSet(StringComparer.Ordinal);
        var wanted = _workers.All.Where(w => w.Phase == PodWorkerPhase.Running)
            .SelectMany(w => PodContainer.Of(w.Pod.Spec).Select(c => c.Spec.Image).Concat(w.Pod.Spec.Volumes.Select(v => v.Image?.Reference ?? "")))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _known.Keys.Except(images.Select(i => i.Id)).ToList())
        {
            _known.Remove(gone);
        }

        var unused = new List<Image>();
        foreach (var image in images)
        {
            var used = image.Pinned || IsUsed(image, inUse) || IsUsed(image, wanted) || image.RepoTags.Contains(_limits.SandboxImage);
            var known = _known.TryGetValue(image.Id, out var before) ? before : (Seen: now, Used: now);
            _known[image.Id] = used ? known with { Used = now } : known;
            if (!used)
            {
                unused.Add(image);
            }
        }

        return [.. unused.OrderBy(i => _known[i.Id].Used).ThenBy(i => _known[i.Id].Seen)];
    }

    private static bool IsUsed(Image image, HashSet<string> names) =>
        names.Contains(image.Id) || image.RepoTags.Any(names.Contains) || image.RepoDigests.Any(names.Contains);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Collecting unused images failed; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "The unused image {Image} of {Bytes} bytes is removed")]
        public static partial void Removed(ILogger logger, string image, ulong bytes);
    }
}
