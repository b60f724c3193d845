namespace Dotnetes.Store.Tests.Conformance;

/// <content>Watches, leases and compaction.</content>
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
        await watch.RequestProgress();
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

    [Fact]
    public async Task A_lease_has_a_number_and_a_time_to_live()
    {
        var chosen = await Store.GrantLease(TimeSpan.FromSeconds(60), 77);
        var other = await Store.GrantLease(TimeSpan.FromSeconds(60.5));
        Assert.Equal(new LeaseGrant(77, TimeSpan.FromSeconds(60)), chosen);
        Assert.True(other.Id > 0);
        Assert.Equal(TimeSpan.FromSeconds(61), other.TimeToLive);
        Assert.Equal(new[] { 77L, other.Id }.Order(), await Store.ListLeases());
        var status = await Store.GetLease(77);
        Assert.Equal(TimeSpan.FromSeconds(60), status!.Granted);
        Assert.InRange(status.Remaining, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        Assert.Null(await Store.GetLease(78));
        Assert.Equal(Start, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task Bad_leases_are_refused()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(60), 77);
        Assert.Equal(StoreError.LeaseExists, await Refusal(Store.GrantLease(TimeSpan.FromSeconds(60), 77)));
        Assert.Equal(StoreError.LeaseTooLong, await Refusal(Store.GrantLease(TimeSpan.FromSeconds(9_000_000_001))));
        Assert.Equal(StoreError.LeaseNotFound, await Refusal(Store.RevokeLease(78)));
        Assert.Equal(StoreError.LeaseNotFound, await Refusal(Store.Put("a", Bytes("x"), 78)));
        Assert.Null(await Store.KeepLeaseAlive(78));
    }

    [Fact]
    public async Task Revoking_a_lease_deletes_its_keys_in_one_revision()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(600), 77);
        await Put("b", "1", 77);
        await Put("a", "1", 77);
        await Put("c", "1");
        await using var watch = await Store.Watch(WatchRequest.Prefix(""));
        Assert.Equal(["a", "b"], (await Store.GetLease(77, withKeys: true))!.Keys.Map(key => key.ToString()));
        Assert.Equal(Start + 4, await Store.RevokeLease(77));
        Assert.Equal($"{Start + 4}: -a, -b", Show([await ReadBatch(watch)]));
        Assert.Equal("c", Keys((await Store.Range(new RangeRequest(KeyRange.All))).Items));
        Assert.Empty(await Store.ListLeases());
    }

    [Fact]
    public async Task A_key_belongs_to_the_lease_of_its_last_put()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(600), 77);
        await Store.GrantLease(TimeSpan.FromSeconds(600), 78);
        await Put("a", "1", 77);
        await Put("b", "1", 77);
        await Put("c", "1", 77);
        await Put("a", "2", 78);
        await Put("b", "2");
        await Store.RevokeLease(77);
        Assert.Equal("a b", Keys((await Store.Range(new RangeRequest(KeyRange.All))).Items));
        await Store.RevokeLease(78);
        Assert.Equal("b", Keys((await Store.Range(new RangeRequest(KeyRange.All))).Items));
    }

    [Fact]
    public async Task Revoking_a_lease_without_keys_has_no_revision()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(600), 77);
        Assert.Equal(Start, await Store.RevokeLease(77));
    }

    [Fact]
    public async Task A_lease_that_is_not_kept_alive_expires_with_its_keys()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(5), 77);
        await Put("a", "1", 77);
        await using var watch = await Store.Watch(WatchRequest.Prefix(""));
        await Advance(TimeSpan.FromSeconds(7));
        Assert.Equal($"{Start + 2}: -a", Show(await ReadEvents(watch, 1)));
        Assert.Null(await Store.GetLease(77));
    }

    [Fact]
    public async Task A_lease_that_is_kept_alive_does_not_expire()
    {
        await Store.GrantLease(TimeSpan.FromSeconds(5), 77);
        await Put("a", "1", 77);
        for (var i = 0; i < 4; i++)
        {
            await Advance(TimeSpan.FromSeconds(3));
            Assert.Equal(TimeSpan.FromSeconds(5), await Store.KeepLeaseAlive(77));
        }

        Assert.Equal("1", await Read("a"));
    }

    [Fact]
    public async Task A_snapshot_is_a_stream_of_bytes()
    {
        await Put("a", "1");
        long bytes = 0;
        await foreach (var chunk in Store.Snapshot())
        {
            bytes += chunk.Length;
        }

        Assert.True(bytes > 0);
    }

    [Fact]
    public async Task The_status_tells_revision_and_size()
    {
        await Put("a", "1");
        var status = await Store.Status();
        Assert.Equal(Start + 1, status.Revision);
        Assert.True(status.DbSize >= status.DbSizeInUse && status.DbSizeInUse > 0);
        Assert.False(status.NoSpace);
    }
}
