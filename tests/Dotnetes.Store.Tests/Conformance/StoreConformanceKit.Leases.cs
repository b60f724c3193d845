namespace Dotnetes.Store.Tests.Conformance;

/// <content>Leases and the state of the store.</content>
public abstract partial class StoreConformanceKit
{
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
