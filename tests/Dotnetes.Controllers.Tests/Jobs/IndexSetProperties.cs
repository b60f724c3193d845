using Dotnetes.Controllers.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.Controllers.Tests.Jobs;

public sealed class IndexSetProperties
{
    private const int Limit = 40;

    [Fact]
    public void It_is_a_set_of_integers() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte[]>(IsSet));

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("1,3-5,7", 10, "1,3-5,7")]
    [InlineData("1,2", 10, "1,2")]
    [InlineData("0-2,3,4", 10, "0-4")]
    [InlineData("1,5-9", 7, "1,5,6")]
    [InlineData("2,x,4-y,9", 10, "2,9")]
    public void It_is_written_as_ranges_and_read_with_patience(string text, int completions, string expected) => Assert.Equal(expected, IndexSet.Parse(text, completions).ToString());

    private static void IsSet(byte[] first, byte[] second)
    {
        var (a, b) = (Members(first), Members(second));
        var set = IndexSet.Empty.With(a);
        Assert.Equal(a.Count, set.Count);
        Assert.Equal(Enumerable.Range(0, Limit).Where(a.Contains), Enumerable.Range(0, Limit).Where(set.Contains));
        Assert.Equal(Enumerable.Range(0, Limit).Where(i => !a.Contains(i)), set.Missing(Limit));
        Assert.Equal(a.Intersect(b).Count(), set.Overlap(IndexSet.Empty.With(b)));
        Assert.Equal(a.Union(b).Count(), set.With(IndexSet.Empty.With(b)).Count);
        Assert.Equal(set.ToString(), IndexSet.Parse(set.ToString(), Limit).ToString());
    }

    private static HashSet<int> Members(byte[] bytes) => [.. bytes.Select(b => b % Limit)];
}
