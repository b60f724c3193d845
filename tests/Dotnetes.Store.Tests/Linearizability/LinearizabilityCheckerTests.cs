namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>The checker must be able to find what it looks for.</summary>
public sealed class LinearizabilityCheckerTests
{
    [Fact]
    public void A_read_beside_a_write_may_see_the_old_or_the_new_value()
    {
        foreach (var seen in new Cell[] { new("a", 2), new("b", 3) })
        {
            Assert.True(IsFine(Put(1, 2, "a", 2), Put(3, 6, "b", 3), Read(4, 5, seen)));
        }
    }

    [Fact]
    public void A_stale_read_is_found() => Assert.False(IsFine(Put(1, 2, "a", 2), Put(3, 4, "b", 3), Read(5, 6, new("a", 2))));

    [Fact]
    public void A_value_that_goes_back_is_found() =>
        Assert.False(IsFine(Put(1, 2, "a", 2), Put(3, 10, "b", 3), Read(4, 5, new("b", 3)), Read(6, 7, new("a", 2))));

    [Fact]
    public void A_wrong_revision_is_found() => Assert.False(IsFine(Put(1, 2, "a", 2), Read(3, 4, new("a", 3))));

    [Fact]
    public void A_lost_write_is_found() => Assert.False(IsFine(Put(1, 2, "a", 2), Read(3, 4, default)));

    [Fact]
    public void Two_swaps_from_the_same_revision_are_found()
    {
        Assert.True(IsFine(Put(1, 2, "a", 2), Swap(3, 6, "b", 2, 3), FailedSwap(4, 5, 2, new("b", 3))));
        Assert.False(IsFine(Put(1, 2, "a", 2), Swap(3, 6, "b", 2, 3), Swap(4, 5, "c", 2, 4)));
        Assert.False(IsFine(Put(1, 2, "a", 2), FailedSwap(4, 5, 2, new("a", 2))));
    }

    [Fact]
    public void A_write_without_answer_may_come_late_or_never_but_not_before_its_call()
    {
        Assert.True(IsFine(Put(1, 2, "a", 2), Lost(3, "b"), Read(4, 5, new("a", 2)), Read(6, 7, new("b", 3)), Read(8, 9, new("b", 3))));
        Assert.True(IsFine(Put(1, 2, "a", 2), Lost(3, "b"), Read(4, 5, new("a", 2)), Read(6, 7, new("a", 2))));
        Assert.False(IsFine(Put(1, 2, "a", 2), Read(3, 4, new("b", 3)), Lost(5, "b")));
        Assert.False(IsFine(Put(1, 2, "a", 2), Lost(3, "b"), Read(4, 5, new("b", 3)), Read(6, 7, new("a", 2))));
        Assert.False(IsFine(Put(1, 2, "a", 2), Lost(3, "b"), Read(4, 5, new("b", 3)), Read(6, 7, new("b", 4))));
    }

    [Fact]
    public void Half_of_a_transaction_is_found()
    {
        var both = new HistoryCall { Pair = 0, Kind = CallKind.PutBoth, Value = "b", Called = 3, Returned = 8, Revision = 3 };
        Assert.True(IsFine(Put(1, 2, "a", 2), both, ReadBoth(4, 5, new("a", 2), default), ReadBoth(6, 7, new("b", 3), new("b", 3))));
        Assert.False(IsFine(Put(1, 2, "a", 2), both, ReadBoth(4, 5, new("b", 3), default)));
    }

    [Fact]
    public void A_deletion_of_what_is_not_there_is_found()
    {
        var delete = new HistoryCall { Pair = 0, Kind = CallKind.Delete, Called = 3, Returned = 4, Revision = 3, Succeeded = true };
        Assert.True(IsFine(Put(1, 2, "a", 2), delete, Read(5, 6, default)));
        Assert.False(IsFine(delete));
        Assert.False(IsFine(Put(1, 2, "a", 2), delete, Read(5, 6, new("a", 2))));
    }

    [Fact]
    public void Revisions_that_go_back_or_come_twice_are_found()
    {
        Assert.Null(RevisionOrder.FindViolation([Put(1, 2, "a", 2), Put(3, 4, "b", 3)]));
        Assert.NotNull(RevisionOrder.FindViolation([Put(1, 2, "a", 3), Put(3, 4, "b", 2)]));
        Assert.NotNull(RevisionOrder.FindViolation([Put(1, 3, "a", 2), Put(2, 4, "b", 2)]));
    }

    [Fact]
    public void Orders_of_many_overlapping_calls_are_searched_without_repetition()
    {
        var calls = Enumerable.Range(0, 12).Select(i => Put(i, 100 + i, $"{i}", i + 2)).ToList();
        Assert.False(IsFine([.. calls, Read(200, 201, new("other", 5))]));
        Assert.True(IsFine([.. calls, Read(200, 201, new("7", 9))]));
    }

    private static bool IsFine(params HistoryCall[] calls) => LinearizabilityChecker.FindViolation(calls) is null;

    private static HistoryCall Put(long called, long returned, string value, long revision) =>
        new() { Pair = 0, Kind = CallKind.Put, Value = value, Called = called, Returned = returned, Revision = revision };

    private static HistoryCall Lost(long called, string value) => new() { Pair = 0, Kind = CallKind.Put, Value = value, Called = called };

    private static HistoryCall Read(long called, long returned, Cell seen) =>
        new() { Pair = 0, Kind = CallKind.Read, Called = called, Returned = returned, Seen = [seen] };

    private static HistoryCall ReadBoth(long called, long returned, Cell x, Cell y) =>
        new() { Pair = 0, Kind = CallKind.ReadBoth, Called = called, Returned = returned, Seen = [x, y] };

    private static HistoryCall Swap(long called, long returned, string value, long expected, long revision) => new()
    {
        Pair = 0,
        Kind = CallKind.Swap,
        Value = value,
        Expected = expected,
        Called = called,
        Returned = returned,
        Revision = revision,
        Succeeded = true,
    };

    private static HistoryCall FailedSwap(long called, long returned, long expected, Cell seen) =>
        new() { Pair = 0, Kind = CallKind.Swap, Expected = expected, Called = called, Returned = returned, Seen = [seen] };
}
