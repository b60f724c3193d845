using System.Globalization;
using System.Threading.Channels;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Writes the statuses of pods to the API server, and deletes pods that have ended when they are to be deleted. Of several statuses of
/// one pod only the newest is written. A server that is away delays writing and nothing else.
/// </summary>
internal sealed partial class PodStatusWriter(IKubeClient client, KubeletMetrics metrics, TimeProvider time, ILogger<PodStatusWriter> logger)
{
    private const int Writers = 4;
    private static readonly TimeSpan MinRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxRetry = TimeSpan.FromSeconds(10);

    private readonly PodStatusRequests _requests = new(client);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();

    /// <summary>Finds the object by which the API server knows a pod: for static pods the mirror; null when there is none yet.</summary>
    public Func<Pod, Pod?> ObjectOf { get; set; } = static pod => pod;

    /// <summary>The object of a pod is new: its status is written again.</summary>
    public void Repeat(string uid)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(uid, out var entry))
            {
                entry.Pending ??= entry.Written;
                Enqueue(entry);
            }
        }
    }

    /// <summary>Has a status written.</summary>
    public void Write(Pod pod, PodStatus status)
    {
        lock (_lock)
        {
            var entry = EntryOf(pod);
            if (entry.Written == status && entry.Pending is null)
            {
                return;
            }

            entry.Pending = status;
            Enqueue(entry);
        }
    }

    /// <summary>
    /// Looks at a version of the pod that came from the API server. Where somebody wrote over a condition of the kubelet, as the node controller does while a node is
    /// lost, the last status is written again.
    /// </summary>
    public void Seen(Pod pod)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(pod.Metadata.Uid, out var entry))
            {
                return;
            }

            // What is being written may have made this version: that is known when the answer is there.
            entry.Seen = pod;
            if (!entry.Queued)
            {
                Compare(entry);
            }
        }
    }

    /// <summary>Has the pod's object deleted after its last status was written: everything of it has ended.</summary>
    public void Delete(Pod pod)
    {
        lock (_lock)
        {
            var entry = EntryOf(pod);
            entry.Delete = true;
            Enqueue(entry);
        }
    }

    /// <summary>Forgets a pod whose object is gone.</summary>
    public void Forget(string uid)
    {
        lock (_lock)
        {
            _entries.Remove(uid);
        }
    }

    /// <summary>The newest status given for a pod, or null.</summary>
    public PodStatus? Newest(string uid)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(uid, out var entry) ? entry.Pending ?? entry.Written : null;
        }
    }

    /// <summary>Writes until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => RunOne(cancellationToken)));

    private async Task RunOne(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var uid = await _queue.Reader.ReadAsync(cancellationToken);
                await Work(uid, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Work(string uid, CancellationToken cancellationToken)
    {
        Entry? entry;
        Pod pod;
        PodStatus? status;
        bool delete;
        lock (_lock)
        {
            if (!_entries.TryGetValue(uid, out entry))
            {
                return;
            }

            (pod, status, delete) = (entry.Pod, entry.Pending, entry.Delete);
            entry.Pending = null;
            entry.Delete = false;
        }

        try
        {
            // Without an object the status waits until it appears.
            if (status is not null && ObjectOf(pod) is { } known && await _requests.Write(known, status, cancellationToken) is { } stored)
            {
                Stored(entry, stored);
            }

            if (delete)
            {
                await _requests.Delete(pod, cancellationToken);
            }

            Finish(entry, status, failed: false, delete: false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var retry = Finish(entry, status, failed: true, delete);
            Log.NotWritten(logger, pod.Metadata.Namespace, pod.Metadata.Name, retry, e);
            _ = EnqueueLater(uid, retry, cancellationToken);
        }
    }

    private TimeSpan Finish(Entry entry, PodStatus? status, bool failed, bool delete)
    {
        lock (_lock)
        {
            if (!failed)
            {
                if (status is not null && entry.Since is { } since)
                {
                    metrics.StatusSync.Observe(time.GetElapsedTime(since).TotalSeconds);
                    entry.Since = null;
                }

                entry.Written = status ?? entry.Written;
                entry.Retry = MinRetry;
                entry.Queued = false;
                if (entry.Pending is not null || entry.Delete)
                {
                    Enqueue(entry);
                }
                else
                {
                    Compare(entry);
                }

                return TimeSpan.Zero;
            }

            entry.Pending ??= status;
            entry.Delete |= delete;
            var retry = entry.Retry;
            entry.Retry = retry * 2 > MaxRetry ? MaxRetry : retry * 2;
            return retry;
        }
    }

    private void Compare(Entry entry)
    {
        var (seen, written) = (entry.Seen, entry.Written);
        entry.Seen = null;
        if (seen is null || written is null || VersionOf(seen) <= entry.Version)
        {
            return;
        }

        if (written.Conditions.Any(c => PodConditions.IsOwn(c.Type) && seen.Status.Conditions.Find(o => o.Type == c.Type)?.Status != c.Status))
        {
            entry.Pod = seen;
            entry.Pending = written;
            Enqueue(entry);
        }
    }

    private void Stored(Entry entry, Pod stored)
    {
        lock (_lock)
        {
            entry.Version = VersionOf(stored);
        }
    }

    // Resource versions are numbers that grow (KEP-5504).
    private static ulong VersionOf(Pod pod) => ulong.TryParse(pod.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private async Task EnqueueLater(string uid, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, time, cancellationToken);
            _queue.Writer.TryWrite(uid);
        }
        catch (OperationCanceledException)
        {
            // The kubelet ends; after its next start the statuses are computed anew.
        }
    }

    private Entry EntryOf(Pod pod)
    {
        if (!_entries.TryGetValue(pod.Metadata.Uid, out var entry))
        {
            _entries[pod.Metadata.Uid] = entry = new Entry(pod);
        }

        entry.Pod = pod;
        return entry;
    }

    private void Enqueue(Entry entry)
    {
        entry.Since ??= time.GetTimestamp();
        if (!entry.Queued)
        {
            entry.Queued = true;
            _queue.Writer.TryWrite(entry.Pod.Metadata.Uid);
        }
    }

    private sealed class Entry(Pod pod)
    {
        public Pod Pod { get; set; } = pod;

        public PodStatus? Pending { get; set; }

        public PodStatus? Written { get; set; }

        public bool Delete { get; set; }

        public ulong Version { get; set; }

        public Pod? Seen { get; set; }

        public bool Queued { get; set; }

        public long? Since { get; set; }

        public TimeSpan Retry { get; set; } = MinRetry;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The status of pod {Namespace}/{Pod} could not be written; next try in {Delay}")]
        public static partial void NotWritten(ILogger logger, string @namespace, string pod, TimeSpan delay, Exception exception);
    }
}
