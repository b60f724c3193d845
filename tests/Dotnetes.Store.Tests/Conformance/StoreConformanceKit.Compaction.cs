namespace Dotnetes.Store.Tests.Conformance;

/// <content>Compaction.</content>
public abstract partial class StoreConformanceKit
{
    [Fact]
    public async Task Compaction_gives_up_older_revisions_only()
    {
        await Put("a", "1");
        await Put("a", "2");
        await Put("b", "1");
        await Put("a", "3");
        await Store.Compact(Start + 3);
        Assert.Equal(StoreError.Compacted, await Refusal(Store.Get("a", Start + 2)));
        Assert.Equal(StoreError.Compacted, await Refusal(Store.Range(RangeRequest.Prefix("a") with { Revision = Start + 1 })));
        Assert.Equal(
            StoreError.Compacted, await Refusal(Store.Txn(new TxnRequest { Then = [RangeRequest.Prefix("a") with { Revision = Start + 1 }] })));
        Assert.Equal("2", await Read("a", Start + 3));
        Assert.Equal("3", await Read("a"));
        Assert.Equal(Start + 3, (await Store.Status()).CompactRevision);
    }

    [Fact]
    public async Task Compaction_is_refused_when_done_already_or_in_the_future()
    {
        await Put("a", "1");
        await Put("a", "2");
        await Store.Compact(Start + 1);
        Assert.Equal(StoreError.Compacted, await Refusal(Store.Compact(Start + 1)));
        Assert.Equal(StoreError.FutureRevision, await Refusal(Store.Compact(Start + 3)));
        await Store.Compact(Start + 2);
        Assert.Equal("2", await Read("a"));
    }

    [Fact]
    public async Task A_watch_from_a_compacted_revision_ends_and_says_where_to_start()
    {
        await Put("a", "1");
        await Put("a", "2");
        await Put("a", "3");
        await Store.Compact(Start + 2);
        await using var late = await Store.Watch(WatchRequest.Prefix("a", Start + 1));
        var end = await ReadEnd(late);
        Assert.Equal((WatchEndReason.Compacted, Start + 2), (end.Reason, end.CompactRevision));
        await using var watch = await Store.Watch(WatchRequest.Prefix("a", Start + 2));
        Assert.Equal($"{Start + 2}: =a 2; {Start + 3}: =a 3", Show(await ReadEvents(watch, 2)));
    }

    [Fact]
    public virtual async Task A_deletion_at_the_compact_revision_is_still_told()
    {
        await Put("a", "1");
        await Store.DeleteRange(KeyRange.Key("a"));
        await Store.Compact(Start + 2);
        await using var watch = await Store.Watch(WatchRequest.Prefix("a", Start + 2));
        Assert.Equal($"{Start + 2}: -a", Show(await ReadEvents(watch, 1)));
    }

    [Fact]
    public async Task Compaction_does_not_disturb_a_watch_that_keeps_up()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"));
        for (var i = 1; i <= 20; i++)
        {
            await Put("a", $"{i}");
            Assert.Equal(Start + i, (await ReadBatch(watch)).Revision);
            await Store.Compact(Start + i);
        }
    }
}
