namespace Dotnetes.Store.Tests.Conformance;

/// <content>Watches.</content>
public abstract partial class StoreConformanceKit
{
    [Fact]
    public async Task A_watch_tells_what_happens_after_it_began()
    {
        await Put("a/1", "0");
        await using var watch = await Store.Watch(WatchRequest.Prefix("a/"));
        await Put("a/1", "1");
        await Put("b", "x");
        await Put("a/2", "2");
        await Store.DeleteRange(KeyRange.Key("a/1"));
        var batches = await ReadEvents(watch, 3);
        Assert.Equal($"{Start + 2}: =a/1 1; {Start + 4}: +a/2 2; {Start + 5}: -a/1", Show(batches));
        Assert.Equal(Start + 1, watch.CreatedRevision);
        Assert.Null(watch.End);
    }

    [Fact]
    public async Task A_watch_starts_in_the_past_and_goes_on_into_the_present()
    {
        var first = await Put("a", "1");
        await Put("b", "1");
        await Put("a", "2");
        await using var watch = await Store.Watch(new WatchRequest(KeyRange.Key("a")) { StartRevision = first });
        await Put("a", "3");
        Assert.Equal($"{first}: +a 1; {first + 2}: =a 2; {first + 3}: =a 3", Show(await ReadEvents(watch, 3)));
    }

    [Fact]
    public async Task A_watch_from_a_future_revision_waits_for_it()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a", Start + 3));
        await Put("a", "1");
        await Put("a", "2");
        await Put("a", "3");
        Assert.Equal($"{Start + 3}: =a 3", Show(await ReadEvents(watch, 1)));
    }

    [Fact]
    public async Task The_events_of_a_transaction_come_together_and_in_its_order()
    {
        await Put("b", "old");
        await using var watch = await Store.Watch(WatchRequest.Prefix(""));
        await Store.Txn(new TxnRequest { Then = [StoreOp.Put("c", Bytes("1")), StoreOp.Delete("b"), StoreOp.Put("a", Bytes("2"))] });
        Assert.Equal($"{Start + 2}: +c 1, -b, +a 2", Show([await ReadBatch(watch)]));
    }

    [Fact]
    public async Task A_watch_of_part_of_a_transaction_gets_only_that_part()
    {
        await using var watch = await Store.Watch(new WatchRequest(new KeyRange("a", "c")));
        await Store.Txn(new TxnRequest { Then = [StoreOp.Put("c", Bytes("1")), StoreOp.Put("b", Bytes("2")), StoreOp.Put("a", Bytes("3"))] });
        Assert.Equal($"{Start + 1}: +b 2, +a 3", Show([await ReadBatch(watch)]));
    }

    [Fact]
    public async Task Previous_values_come_on_request()
    {
        var first = await Put("a", "1");
        await Put("a", "2");
        await Store.DeleteRange(KeyRange.Key("a"));
        await using var plain = await Store.Watch(WatchRequest.Prefix("a", first));
        await using var full = await Store.Watch(WatchRequest.Prefix("a", first) with { PreviousValues = true });
        Assert.Equal($"{first}: +a 1; {first + 1}: =a 2; {first + 2}: -a", Show(await ReadEvents(plain, 3)));
        var batches = await ReadEvents(full, 3);
        Assert.Equal($"{first}: +a 1; {first + 1}: =a 2 was 1; {first + 2}: -a was 2", Show(batches));
        Assert.Equal(new KeyValue("a", Bytes("2"), first, first + 1, 2), batches[2].Events[0].Previous);
        Assert.Equal(new KeyValue("a", default, 0, first + 2, 0), batches[2].Events[0].Item);
    }

    [Fact]
    public async Task Several_watches_get_the_same_independently()
    {
        await using var one = await Store.Watch(WatchRequest.Prefix("a"));
        await using var two = await Store.Watch(WatchRequest.Prefix("a"));
        await Put("a", "1");
        await Put("a", "2");
        var expected = $"{Start + 1}: +a 1; {Start + 2}: =a 2";
        Assert.Equal(expected, Show(await ReadEvents(two, 2)));
        Assert.Equal(expected, Show(await ReadEvents(one, 2)));
    }

    [Fact]
    public async Task A_watch_that_ended_can_be_resumed_without_gap_or_repetition()
    {
        var seen = new List<WatchBatch>();
        var next = Start + 1;
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 3; i++)
            {
                await Put("a", $"{round}.{i}");
            }

            await using var watch = await Store.Watch(WatchRequest.Prefix("a", next));
            seen.AddRange(await ReadEvents(watch, 2));
            next = seen[^1].Revision + 1;
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(i => Start + i), seen.Select(batch => batch.Revision));
    }

    [Fact]
    public async Task A_slow_reader_still_gets_everything_that_is_in_the_history()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"));
        for (var i = 0; i < 3000; i++)
        {
            await Put("a", i.ToString());
        }

        var batches = await ReadEvents(watch, 3000);
        Assert.Equal(Enumerable.Range(1, 3000).Select(i => Start + i), batches.Select(batch => batch.Revision));
    }

    [Fact]
    public virtual async Task Progress_comes_after_everything_before_it()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"));
        await Put("a", "1");
        await Put("b", "1");
        Assert.True(await watch.RequestProgress());
        Assert.Equal($"{Start + 1}: +a 1", Show([await ReadBatch(watch)]));
        var progress = await ReadBatch(watch);
        Assert.True(progress.IsProgress);
        Assert.Equal(Start + 2, progress.Revision);
    }

    [Fact]
    public async Task A_disposed_watch_ends_as_cancelled()
    {
        var watch = await Store.Watch(WatchRequest.Prefix("a"));
        var wait = watch.WaitToRead().AsTask();
        await watch.DisposeAsync();
        Assert.False(await wait);
        Assert.Equal(WatchEndReason.Cancelled, watch.End!.Reason);
    }

    [Fact]
    public async Task Cancelling_its_token_ends_a_watch()
    {
        using var cancel = new CancellationTokenSource();
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"), cancel.Token);
        cancel.Cancel();
        Assert.Equal(WatchEndReason.Cancelled, (await ReadEnd(watch)).Reason);
    }

    [Fact]
    public async Task A_cancelled_wait_does_not_end_the_watch()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"));
        using var cancel = new CancellationTokenSource();
        var wait = watch.WaitToRead(cancel.Token).AsTask();
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await Put("a", "1");
        Assert.Equal($"{Start + 1}: +a 1", Show(await ReadEvents(watch, 1)));
    }
}
