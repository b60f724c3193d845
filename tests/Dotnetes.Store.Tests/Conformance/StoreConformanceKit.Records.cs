namespace Dotnetes.Store.Tests.Conformance;

/// <content>Records and reads.</content>
public abstract partial class StoreConformanceKit
{
    [Fact]
    public async Task A_written_key_is_read_back_with_its_revisions()
    {
        var first = await Put("a", "1");
        var second = await Put("a", "2");
        var item = (await Store.Get("a")).Item!;
        Assert.Equal(Start + 1, first);
        Assert.Equal(Start + 2, second);
        Assert.Equal(new KeyValue("a", Bytes("2"), first, second, 2), item);
    }

    [Fact]
    public async Task A_missing_key_is_null_and_the_answer_carries_the_revision()
    {
        var revision = await Put("a", "1");
        var result = await Store.Get("b");
        Assert.Null(result.Item);
        Assert.Equal(revision, result.Revision);
    }

    [Fact]
    public async Task A_key_that_is_deleted_and_made_again_starts_over()
    {
        await Put("a", "1");
        Assert.Equal(1, await Store.DeleteRange(KeyRange.Key("a")));
        var revision = await Put("a", "2");
        var item = (await Store.Get("a")).Item!;
        Assert.Equal(Start + 3, revision);
        Assert.Equal((revision, revision, 1), (item.CreateRevision, item.ModRevision, item.Version));
    }

    [Fact]
    public async Task A_transaction_that_changes_nothing_has_no_revision_of_its_own()
    {
        await Put("a", "1");
        Assert.Equal(0, await Store.DeleteRange(KeyRange.Key("b")));
        var result = await Store.Txn(new TxnRequest { Then = [StoreOp.Get("a")] });
        Assert.Equal(Start + 1, result.Revision);
        Assert.Equal(Start + 1, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task Keys_may_hold_any_bytes_and_are_ordered_by_them()
    {
        StoreKey[] keys = [StoreKey.Adopt([0]), StoreKey.Adopt([0, 0]), StoreKey.Adopt([1]), StoreKey.Adopt([0x7F]), StoreKey.Adopt([0x80]), StoreKey.Adopt([0xFF]), StoreKey.Adopt([0xFF, 0xFF])];
        foreach (var key in keys.Reverse())
        {
            await Store.Put(key, Bytes("x"));
        }

        var all = await Store.Range(new RangeRequest(KeyRange.All));
        Assert.Equal(keys, all.Items.Map(item => item.Key));
        var prefix = await Store.Range(RangeRequest.Prefix(StoreKey.Adopt([0xFF])));
        Assert.Equal(2, prefix.Count);
    }

    [Theory]
    [InlineData("a", "c", "a a/1 a/2 ab b")]
    [InlineData("a/", "a0", "a/1 a/2")]
    [InlineData("a/1", "a/1", "")]
    [InlineData("b", "a", "")]
    [InlineData("b", null, "b c")]
    [InlineData("", null, "a a/1 a/2 ab b c")]
    [InlineData("x", null, "")]
    public async Task A_range_holds_the_keys_from_its_start_up_to_but_not_its_end(string from, string? to, string expected)
    {
        foreach (var key in new[] { "c", "a/2", "b", "a", "ab", "a/1" })
        {
            await Put(key, key);
        }

        var range = new KeyRange(from, to is null ? (StoreKey?)null : new StoreKey(to));
        var result = await Store.Range(new RangeRequest(range));
        Assert.Equal(expected, Keys(result.Items));
        Assert.Equal(result.Items.Count, result.Count);
        Assert.False(result.More);
    }

    [Fact]
    public async Task A_prefix_range_holds_the_keys_with_the_prefix()
    {
        foreach (var key in new[] { "pods", "pods/", "pods/a", "pods/b", "podt", "po" })
        {
            await Put(key, key);
        }

        Assert.Equal("pods/ pods/a pods/b", Keys((await Store.Range(RangeRequest.Prefix("pods/"))).Items));
    }

    [Fact]
    public async Task A_limit_cuts_and_says_so_and_the_list_can_be_continued_at_its_revision()
    {
        for (var i = 0; i < 10; i++)
        {
            await Put($"k{i}", "x");
        }

        var first = await Store.Range(RangeRequest.Prefix("k") with { Limit = 4 });
        Assert.Equal("k0 k1 k2 k3", Keys(first.Items));
        Assert.Equal((10L, true), (first.Count, first.More));
        await Store.DeleteRange(KeyRange.Prefix("k"));
        var rest = await Store.Range(new RangeRequest(new(first.Items[^1].Key.Next(), "l")) { Revision = first.Revision, Limit = 6 });
        Assert.Equal("k4 k5 k6 k7 k8 k9", Keys(rest.Items));
        Assert.Equal((6L, false), (rest.Count, rest.More));
    }

    [Fact]
    public async Task Counting_returns_no_records()
    {
        await Put("a", "1");
        await Put("b", "2");
        var result = await Store.Range(new RangeRequest(KeyRange.All) { CountOnly = true });
        Assert.Equal((0, 2L, false), (result.Items.Count, result.Count, result.More));
    }

    [Fact]
    public async Task Keys_only_leaves_values_out_and_keeps_the_rest()
    {
        var revision = await Put("a", "1");
        var result = await Store.Range(new RangeRequest(KeyRange.All) { KeysOnly = true });
        Assert.Equal(new KeyValue("a", default, revision, revision, 1), result.Items[0]);
    }

    [Fact]
    public async Task Old_revisions_can_be_read()
    {
        var first = await Put("a", "1");
        var second = await Put("a", "2");
        await Put("b", "1");
        var gone = await Store.DeleteRange(KeyRange.Key("a"));
        Assert.Equal(1, gone);
        Assert.Equal("1", await Read("a", first));
        Assert.Equal("2", await Read("a", second));
        Assert.Equal("none", await Read("b", second));
        Assert.Equal("2", await Read("a", Start + 3));
        Assert.Equal("none", await Read("a", Start + 4));
        var range = await Store.Range(new RangeRequest(KeyRange.All) { Revision = second });
        Assert.Equal("a", Keys(range.Items));
    }

    [Fact]
    public async Task A_future_revision_is_refused()
    {
        await Put("a", "1");
        Assert.Equal(StoreError.FutureRevision, await Refusal(Store.Get("a", Start + 2)));
        Assert.Equal(StoreError.FutureRevision, await Refusal(Store.Range(RangeRequest.Prefix("a") with { Revision = Start + 2 })));
        Assert.Equal(
            StoreError.FutureRevision,
            await Refusal(Store.Txn(new TxnRequest { Then = [RangeRequest.Prefix("a") with { Revision = Start + 2 }] })));
    }

    [Fact]
    public async Task An_empty_key_is_refused()
    {
        Assert.Equal(StoreError.EmptyKey, await Refusal(Store.Get("")));
        Assert.Equal(StoreError.EmptyKey, await Refusal(Store.Put("", Bytes("x"))));
        Assert.Equal(StoreError.EmptyKey, await Refusal(Store.DeleteRange(KeyRange.Key(""))));
        Assert.Equal(StoreError.EmptyKey, await Refusal(Store.Create("", Bytes("x"))));
    }
}
