using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Tests.Mvcc;

public sealed class KvTreeTests
{
    [Theory]
    [InlineData(1, 50, 2000)]
    [InlineData(2, 3000, 20000)]
    [InlineData(3, 20000, 60000)]
    public void It_behaves_like_a_sorted_map_and_copies_of_it_stay_as_they_were(int seed, int keys, int steps)
    {
        var random = new Random(seed);
        var tree = default(KvTree);
        var map = new SortedDictionary<string, KeyValue>(StringComparer.Ordinal);
        var edit = StoreState.NewEdit();
        var snapshots = new List<(KvTree Tree, List<KeyValue> Expected)>();
        for (var i = 0; i < steps; i++)
        {
            var key = $"{random.Next(keys):d6}";
            var shrinking = i / (steps / 4) % 2 == 1;
            if (random.Next(10) < (shrinking ? 2 : 8))
            {
                var item = new KeyValue(key, default, i, i, 1);
                Assert.Same(map.GetValueOrDefault(key), tree.Put(item, edit));
                map[key] = item;
            }
            else
            {
                Assert.Same(map.GetValueOrDefault(key), tree.Remove(key, edit));
                map.Remove(key);
            }

            Assert.Equal(map.Count, tree.Count);
            Assert.Same(map.GetValueOrDefault(key), tree.Find(key));
            if (random.Next(steps / 20) == 0)
            {
                snapshots.Add((tree, [.. map.Values]));
                edit = StoreState.NewEdit();
            }
        }

        snapshots.Add((tree, [.. map.Values]));
        foreach (var (then, expected) in snapshots)
        {
            Assert.Equal(expected, then.Read(KeyRange.All, 0, out var count));
            Assert.Equal(expected.Count, count);
            CheckRanges(then, expected, random);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_holds_keys_in_any_order_and_can_be_emptied(bool ascending)
    {
        var tree = default(KvTree);
        var edit = StoreState.NewEdit();
        var numbers = Enumerable.Range(0, 5000).ToArray();
        foreach (var number in ascending ? numbers : numbers.Reverse())
        {
            tree.Put(new KeyValue($"{number:d5}", default, 1, 1, 1), edit);
        }

        Assert.Equal(numbers.Select(number => $"{number:d5}"), tree.Read(KeyRange.All, 0, out _).Map(item => item.Key.ToString()));
        foreach (var number in numbers)
        {
            Assert.NotNull(tree.Remove($"{number:d5}", edit));
        }

        Assert.Equal(0, tree.Count);
        Assert.Empty(tree.Read(KeyRange.All, 0, out _));
    }

    private static void CheckRanges(KvTree tree, List<KeyValue> expected, Random random)
    {
        for (var i = 0; i < 20; i++)
        {
            StoreKey from = $"{random.Next(20000):d6}", to = $"{random.Next(20000):d6}";
            var range = new KeyRange(from, to);
            var inside = expected.Where(item => range.Contains(item.Key)).ToList();
            Assert.Equal(inside.Count, tree.CountIn(range));
            Assert.Equal(inside, tree.Read(range, 0, out _));
            Assert.Equal(inside.Take(7), tree.Read(range, 7, out var count));
            Assert.Equal(inside.Count, count);
        }
    }
}
