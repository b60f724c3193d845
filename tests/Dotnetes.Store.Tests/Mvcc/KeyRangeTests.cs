namespace Dotnetes.Store.Tests.Mvcc;

public sealed class KeyRangeTests
{
    [Fact]
    public void The_end_of_a_prefix_is_the_first_key_without_it()
    {
        Assert.Equal("b", new StoreKey("a").PrefixEnd());
        Assert.Equal(StoreKey.Adopt([1]), StoreKey.Adopt([0, 0xFF, 0xFF]).PrefixEnd());
        Assert.Null(StoreKey.Adopt([0xFF, 0xFF]).PrefixEnd());
        Assert.Equal(KeyRange.All, KeyRange.Prefix(""));
    }

    [Fact]
    public void A_single_key_is_told_from_other_ranges()
    {
        Assert.True(KeyRange.Key("a").IsSingleKey);
        Assert.True(KeyRange.Key("").IsSingleKey);
        Assert.False(KeyRange.Prefix("a").IsSingleKey);
        Assert.False(KeyRange.All.IsSingleKey);
        Assert.False(new KeyRange("a", "b\0").IsSingleKey);
        Assert.True(new KeyRange("b", "b").IsEmpty);
        Assert.False(KeyRange.All.IsEmpty);
    }

    [Fact]
    public void A_range_contains_the_ranges_inside_it()
    {
        Assert.True(KeyRange.All.Contains(KeyRange.Prefix("a")));
        Assert.True(KeyRange.Prefix("a").Contains(KeyRange.Key("ab")));
        Assert.False(KeyRange.Prefix("a").Contains(KeyRange.StartingAt("a")));
        Assert.False(KeyRange.Key("ab").Contains(KeyRange.Prefix("a")));
    }
}
