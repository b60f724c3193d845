using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Tests.Conformance;

/// <content>Transactions.</content>
public abstract partial class StoreConformanceKit
{
    [Fact]
    public async Task A_request_that_is_too_large_is_refused_and_changes_nothing()
    {
        Assert.Equal(StoreError.RequestTooLarge, await Refusal(Store.Put("a", new byte[(3 * 1024 * 1024 / 2) + 1])));
        await Store.Put("a", new byte[1024 * 1024]);
        Assert.Equal(Start + 1, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task A_transaction_with_too_many_steps_is_refused()
    {
        ValueList<StoreOp> Puts(int count) => Enumerable.Range(0, count).Select(i => StoreOp.Put($"k{i}", Bytes("x"))).ToValueList();
        Assert.Equal(StoreError.TooManyOps, await Refusal(Store.Txn(new TxnRequest { Then = Puts(129) })));
        Assert.True((await Store.Txn(new TxnRequest { Then = Puts(128) })).Succeeded);
        Assert.Equal(Start + 1, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task A_transaction_must_not_write_a_key_twice()
    {
        var put = StoreOp.Put("a", Bytes("1"));
        var nested = new TxnRequest { Else = [put] };
        Assert.Equal(StoreError.DuplicateKey, await Refusal(Store.Txn(new TxnRequest { Then = [put, put] })));
        Assert.Equal(StoreError.DuplicateKey, await Refusal(Store.Txn(new TxnRequest { Then = [put, StoreOp.Delete("a")] })));
        Assert.Equal(StoreError.DuplicateKey, await Refusal(Store.Txn(new TxnRequest { Else = [new DeleteOp(KeyRange.All), put] })));
        Assert.Equal(StoreError.DuplicateKey, await Refusal(Store.Txn(new TxnRequest { Then = [put, nested] })));
        Assert.Equal(Start, (await Store.Status()).Revision);
        Assert.True((await Store.Txn(new TxnRequest { Then = [StoreOp.Delete("a"), StoreOp.Delete("a")] })).Succeeded);
    }

    [Theory]
    [InlineData(CompareTarget.Version, CompareOperator.Equal, 2, true)]
    [InlineData(CompareTarget.Version, CompareOperator.NotEqual, 2, false)]
    [InlineData(CompareTarget.Version, CompareOperator.Greater, 1, true)]
    [InlineData(CompareTarget.Version, CompareOperator.Greater, 2, false)]
    [InlineData(CompareTarget.Version, CompareOperator.Less, 3, true)]
    [InlineData(CompareTarget.Version, CompareOperator.Less, 2, false)]
    [InlineData(CompareTarget.CreateRevision, CompareOperator.Equal, 1, true)]
    [InlineData(CompareTarget.ModRevision, CompareOperator.Equal, 2, true)]
    [InlineData(CompareTarget.ModRevision, CompareOperator.Equal, 1, false)]
    [InlineData(CompareTarget.Lease, CompareOperator.Equal, 0, true)]
    [InlineData(CompareTarget.Lease, CompareOperator.Greater, 0, false)]
    public async Task A_condition_compares_a_number(CompareTarget target, CompareOperator op, long number, bool expected)
    {
        await Put("a", "1");
        await Put("a", "2");
        var given = target is CompareTarget.CreateRevision or CompareTarget.ModRevision ? Start + number : number;
        var result = await Store.Txn(new TxnRequest { When = [new(KeyRange.Key("a"), target, op, given)] });
        Assert.Equal(expected, result.Succeeded);
    }

    [Theory]
    [InlineData("b", CompareOperator.Equal, true)]
    [InlineData("b", CompareOperator.NotEqual, false)]
    [InlineData("a", CompareOperator.Greater, true)]
    [InlineData("c", CompareOperator.Less, true)]
    [InlineData("bb", CompareOperator.Less, true)]
    [InlineData("", CompareOperator.Greater, true)]
    public async Task A_condition_compares_the_value(string given, CompareOperator op, bool expected)
    {
        await Put("k", "b");
        Assert.Equal(expected, (await Store.Txn(new TxnRequest { When = [Compare.ValueOf("k", op, Bytes(given))] })).Succeeded);
    }

    [Fact]
    public async Task A_missing_key_counts_as_zero_and_has_no_value()
    {
        async Task<bool> Holds(Compare condition) => (await Store.Txn(new TxnRequest { When = [condition] })).Succeeded;
        Assert.True(await Holds(Compare.Absent("k")));
        Assert.False(await Holds(Compare.Exists("k")));
        Assert.True(await Holds(Compare.Version("k", CompareOperator.Less, 1)));
        Assert.True(await Holds(Compare.CreateRevision("k", CompareOperator.Equal, 0)));
        Assert.False(await Holds(Compare.ValueOf("k", CompareOperator.Equal, default)));
        Assert.False(await Holds(Compare.ValueOf("k", CompareOperator.NotEqual, Bytes("x"))));
    }

    [Fact]
    public async Task A_condition_on_a_range_must_hold_for_all_its_keys()
    {
        await Put("a/1", "x");
        await Put("a/2", "x");
        await Put("a/2", "x");
        async Task<bool> Holds(CompareOperator op, long number) =>
            (await Store.Txn(new TxnRequest { When = [new(KeyRange.Prefix("a/"), CompareTarget.Version, op, number)] })).Succeeded;
        Assert.True(await Holds(CompareOperator.Less, 3));
        Assert.False(await Holds(CompareOperator.Less, 2));
        Assert.False(await Holds(CompareOperator.Equal, 1));
    }

    [Fact]
    public async Task All_conditions_must_hold()
    {
        await Put("a", "1");
        var request = new TxnRequest
        {
            When = [Compare.Exists("a"), Compare.Exists("b")],
            Then = [StoreOp.Put("r", Bytes("then"))],
            Else = [StoreOp.Put("r", Bytes("else"))],
        };
        Assert.False((await Store.Txn(request)).Succeeded);
        Assert.Equal("else", await Read("r"));
        await Put("b", "1");
        Assert.True((await Store.Txn(request)).Succeeded);
        Assert.Equal("then", await Read("r"));
    }

    [Fact]
    public async Task The_steps_of_a_transaction_see_each_other_and_share_a_revision()
    {
        await Put("a", "1");
        var result = await Store.Txn(new TxnRequest
        {
            Then =
            [
                StoreOp.Get("b"),
                StoreOp.Put("b", Bytes("new")),
                StoreOp.Get("b"),
                StoreOp.Delete("a", returnPrevious: true),
                RangeRequest.Prefix(""),
                new PutOp("c", Bytes("c")) { ReturnPrevious = true },
            ],
        });
        var revision = Start + 2;
        Assert.Equal((true, revision), (result.Succeeded, result.Revision));
        Assert.Equal(0, ((RangeResult)result.Responses[0]).Count);
        Assert.Equal("new", Text(((RangeResult)result.Responses[2]).Items[0]));
        Assert.Equal((1L, "1"), (((DeleteResult)result.Responses[3]).Deleted, Text(((DeleteResult)result.Responses[3]).Previous[0])));
        Assert.Equal("b", Keys(((RangeResult)result.Responses[4]).Items));
        Assert.Null(((PutResult)result.Responses[5]).Previous);
        Assert.All((await Store.Range(new RangeRequest(KeyRange.All))).Items.ToArray(), item => Assert.Equal(revision, item.ModRevision));
    }

    [Fact]
    public async Task A_read_at_a_revision_inside_a_transaction_sees_the_past()
    {
        var old = await Put("a", "1");
        var result = await Store.Txn(new TxnRequest
        {
            Then = [StoreOp.Put("a", Bytes("2")), new RangeRequest(KeyRange.Key("a")) { Revision = old }],
        });
        Assert.Equal("1", Text(((RangeResult)result.Responses[1]).Items[0]));
    }

    [Fact]
    public async Task Deleting_a_range_deletes_all_its_keys_in_one_revision()
    {
        await Put("a/1", "1");
        await Put("a/2", "2");
        await Put("b", "3");
        var result = await Store.Txn(new TxnRequest { Then = [new DeleteOp(KeyRange.Prefix("a/")) { ReturnPrevious = true }] });
        var deleted = (DeleteResult)result.Responses[0];
        Assert.Equal((2L, "a/1 a/2"), (deleted.Deleted, Keys(deleted.Previous)));
        Assert.Equal(Start + 4, result.Revision);
        Assert.Equal("b", Keys((await Store.Range(new RangeRequest(KeyRange.All))).Items));
    }

    [Fact]
    public async Task A_put_can_keep_the_value_or_the_lease()
    {
        var lease = (await Store.GrantLease(TimeSpan.FromMinutes(10))).Id;
        await Put("a", "1", lease);
        await Store.Txn(new TxnRequest { Then = [new PutOp("a", Bytes("2")) { KeepLease = true }] });
        Assert.Equal((lease, "2"), ((await Store.Get("a")).Item!.Lease, await Read("a")));
        var kept = await Store.Txn(new TxnRequest { Then = [new PutOp("a", default) { KeepValue = true, ReturnPrevious = true }] });
        Assert.Equal((0, "2", 3), ((await Store.Get("a")).Item!.Lease, await Read("a"), (await Store.Get("a")).Item!.Version));
        Assert.Equal(lease, ((PutResult)kept.Responses[0]).Previous!.Lease);
        async Task<StoreError> Refused(PutOp put) => await Refusal(Store.Txn(new TxnRequest { Then = [put] }));
        Assert.Equal(StoreError.KeyNotFound, await Refused(new PutOp("b", default) { KeepValue = true }));
        Assert.Equal(StoreError.KeyNotFound, await Refused(new PutOp("b", Bytes("x")) { KeepLease = true }));
        Assert.Equal(StoreError.ValueProvided, await Refused(new PutOp("a", Bytes("x")) { KeepValue = true }));
        Assert.Equal(StoreError.LeaseProvided, await Refused(new PutOp("a", Bytes("x")) { KeepLease = true, Lease = lease }));
    }

    [Fact]
    public async Task Inner_transactions_decide_before_anything_is_written()
    {
        var inner = new TxnRequest
        {
            When = [Compare.Exists("a")],
            Then = [StoreOp.Put("r", Bytes("saw it"))],
            Else = [StoreOp.Put("r", Bytes("did not"))],
        };
        var result = await Store.Txn(new TxnRequest { Then = [StoreOp.Put("a", Bytes("1")), inner] });
        Assert.False(((TxnResult)result.Responses[1]).Succeeded);
        Assert.Equal("did not", await Read("r"));
        Assert.Equal(Start + 1, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task A_step_that_is_refused_undoes_the_whole_transaction()
    {
        var request = new TxnRequest { Then = [StoreOp.Put("a", Bytes("1")), StoreOp.Put("b", Bytes("1"), lease: 12345)] };
        Assert.Equal(StoreError.LeaseNotFound, await Refusal(Store.Txn(request)));
        Assert.Equal("none", await Read("a"));
        Assert.Equal(Start, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task Create_writes_only_what_is_missing()
    {
        var made = await Store.Create("a", Bytes("1"));
        var refused = await Store.Create("a", Bytes("2"));
        Assert.Equal(new WriteResult(true, Start + 1, null), made);
        Assert.Equal((false, Start + 1, "1"), (refused.Succeeded, refused.Revision, Text(refused.Item)));
    }

    [Fact]
    public async Task Update_writes_only_what_has_not_changed()
    {
        var first = await Put("a", "1");
        var done = await Store.Update("a", Bytes("2"), first);
        var conflict = await Store.Update("a", Bytes("3"), first);
        var missing = await Store.Update("b", Bytes("3"), first);
        Assert.Equal((true, Start + 2), (done.Succeeded, done.Revision));
        Assert.Equal((false, "2"), (conflict.Succeeded, Text(conflict.Item)));
        Assert.Equal((false, (KeyValue?)null), (missing.Succeeded, missing.Item));
        Assert.Equal("2", await Read("a"));
    }

    [Fact]
    public async Task Delete_removes_only_what_has_not_changed()
    {
        var first = await Put("a", "1");
        var second = await Put("a", "2");
        var conflict = await Store.Delete("a", first);
        var done = await Store.Delete("a", second);
        Assert.Equal((false, "2"), (conflict.Succeeded, Text(conflict.Item)));
        Assert.Equal((true, "2"), (done.Succeeded, Text(done.Item)));
        Assert.Equal("none", await Read("a"));
    }

    [Fact]
    public async Task A_value_that_is_part_of_a_larger_array_may_change_afterwards()
    {
        var array = Bytes("xhellox");
        await Store.Put("a", array.AsMemory(1, 5));
        array.AsSpan().Fill((byte)'!');
        Assert.Equal("hello", await Read("a"));
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        var cancelled = new CancellationToken(true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Get("a", 0, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Put("a", Bytes("x"), 0, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Watch(WatchRequest.Prefix("a"), cancelled));
        Assert.Equal(Start, (await Store.Status()).Revision);
    }

    [Fact]
    public async Task Concurrent_updates_of_a_counter_lose_nothing()
    {
        await Put("n", "0");
        async Task Count()
        {
            for (var done = 0; done < 25;)
            {
                var item = (await Store.Get("n")).Item!;
                var next = Bytes((int.Parse(Text(item)) + 1).ToString());
                done += (await Store.Update("n", next, item.ModRevision)).Succeeded ? 1 : 0;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Count)));
        Assert.Equal("200", await Read("n"));
        Assert.Equal(Start + 201, (await Store.Status()).Revision);
    }
}
