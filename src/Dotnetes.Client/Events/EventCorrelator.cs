using Dotnetes.Client.Queues;

namespace Dotnetes.Client.Events;

/// <summary>
/// Keeps the number of events small as upstream's recorders do: drops what comes too often about one object, combines events that differ
/// only in their message, and counts repetitions. For one loop, not for many threads.
/// </summary>
internal sealed class EventCorrelator(EventRecorderOptions options, TimeProvider time)
{
    private const string CombinedPrefix = "(combined from similar events): ";

    private readonly RecentEntries<ObjectIdentity, TokenBucket> _buckets = new(options.Memory);
    private readonly RecentEntries<SimilarKey, SimilarEvents> _similar = new(options.Memory);
    private readonly RecentEntries<SimilarKey, SentEvent> _sent = new(options.Memory);

    /// <summary>The event to be sent and what was sent of it before; null to drop it.</summary>
    public (RecordedEvent Event, SimilarKey Key, SentEvent? Before)? Correlate(RecordedEvent recorded)
    {
        var (e, key) = Combine(recorded);
        var before = _sent.TryGet(key, out var sent) ? sent : null;
        return IsTooMuch(e) ? null : (e, key, before);
    }

    /// <summary>Remembers what was sent, so that a repetition counts up instead of adding another event.</summary>
    public void Sent(SimilarKey key, SentEvent sent) => _sent.Set(key, sent);

    private bool IsTooMuch(RecordedEvent e)
    {
        var identity = ObjectIdentity.Of(e);
        if (!_buckets.TryGet(identity, out var bucket))
        {
            _buckets.Set(identity, bucket = new(time, options.PerSecond, options.Burst));
        }

        return !bucket.TryTake();
    }

    private (RecordedEvent Event, SimilarKey Key) Combine(RecordedEvent e)
    {
        var group = SimilarKey.Of(e, "");
        if (!_similar.TryGet(group, out var similar) || e.At - similar.Last > options.SimilarPeriod)
        {
            similar = new();
            _similar.Set(group, similar);
        }

        similar.Last = e.At;
        similar.Messages.Add(e.Message);
        if (similar.Messages.Count < options.MaxSimilar)
        {
            return (e, SimilarKey.Of(e, e.Message));
        }

        // Which messages there were no longer matters, so the set stays as small as the limit.
        similar.Messages.Remove(similar.Messages.FirstOrDefault(m => m != e.Message, e.Message));
        return (e with { Message = CombinedPrefix + e.Message }, group);
    }

    private sealed class SimilarEvents
    {
        public HashSet<string> Messages { get; } = [];

        public DateTimeOffset Last { get; set; }
    }
}
