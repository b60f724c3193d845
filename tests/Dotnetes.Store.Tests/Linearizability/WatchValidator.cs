namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>What watches must have seen: everything, once, in order, with the records before.</summary>
internal static class WatchValidator
{
    /// <summary>Checks one watcher that began with an empty prefix by doing again what it saw.</summary>
    /// <returns>The records at its end.</returns>
    public static IReadOnlyDictionary<StoreKey, KeyValue> Replay(IReadOnlyList<WatchBatch> batches)
    {
        var records = new Dictionary<StoreKey, KeyValue>();
        long revision = 0;
        foreach (var batch in batches)
        {
            Assert.True(batch.Revision > revision, $"revision {batch.Revision} came after {revision}");
            revision = batch.Revision;
            Assert.Equal(batch.Events.Count, batch.Events.Select(change => change.Item.Key).Distinct().Count());
            foreach (var change in batch.Events)
            {
                Check(change, revision, records.GetValueOrDefault(change.Item.Key));
                if (change.Type == WatchEventType.Put)
                {
                    records[change.Item.Key] = change.Item;
                }
                else
                {
                    records.Remove(change.Item.Key);
                }
            }
        }

        return records;
    }

    /// <summary>Checks that a watcher saw what another one, that began earlier, saw from the same revision on.</summary>
    public static void Compare(ResumingWatcher full, ResumingWatcher other) =>
        Assert.Equal(full.Batches.Where(batch => batch.Revision >= other.Start).Select(Show), other.Batches.Select(Show));

    /// <summary>Checks that everything that was acknowledged was seen, and nothing else but what may have been carried out.</summary>
    public static void Compare(IReadOnlyList<WatchBatch> batches, HistoryRecorder recorder)
    {
        var seen = batches.ToDictionary(batch => batch.Revision);
        var unanswered = recorder.Calls.Count(call => !call.IsAnswered);
        foreach (var call in recorder.Calls.Where(call => call.Wrote))
        {
            Assert.True(seen.Remove(call.Revision, out var batch), $"nobody saw {call}");
            Assert.Equal(call.Kind == CallKind.PutBoth ? 2 : 1, batch.Events.Count);
            foreach (var change in batch.Events)
            {
                Assert.Equal(call.Kind == CallKind.Delete ? null : call.Value, change.Type == WatchEventType.Delete ? null : Cell.Of(change.Item).Value);
                Assert.True(call.Kind == CallKind.PutBoth || change.Item.Key == recorder.Key(call.Pair, call.Slot));
            }
        }

        // The last one is the end mark.
        Assert.InRange(seen.Count, 1, unanswered + 1);
    }

    private static void Check(WatchEvent change, long revision, KeyValue? before)
    {
        var item = change.Item;
        Assert.Equal(revision, item.ModRevision);
        Assert.Equal(before, change.Previous);
        if (change.Type == WatchEventType.Delete)
        {
            Assert.NotNull(before);
            return;
        }

        Assert.Equal((before?.Version ?? 0) + 1, item.Version);
        Assert.Equal(before?.CreateRevision ?? revision, item.CreateRevision);
    }

    private static string Show(WatchBatch batch) =>
        $"{batch.Revision}: {string.Join(", ", batch.Events.Select(change => $"{change.Type} {change.Item.Key} {Cell.Of(change.Item).Value} {change.Item.Version} was {Cell.Of(change.Previous)}"))}";
}
