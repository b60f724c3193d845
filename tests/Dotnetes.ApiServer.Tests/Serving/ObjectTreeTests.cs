using Dotnetes.ApiServer.Caching;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ObjectTreeTests
{
    [Fact]
    public void It_behaves_like_a_sorted_dictionary_and_old_trees_stay_as_they_were()
    {
        var random = new Random(7);
        var tree = ObjectTree.Empty;
        var model = new SortedDictionary<string, CachedObject>(StringComparer.Ordinal);
        var kept = new List<(ObjectTree Tree, string[] Keys)>();
        for (var i = 0; i < 20_000; i++)
        {
            var key = $"n{random.Next(20)}/o{random.Next(400)}";
            if (random.Next(3) == 0)
            {
                tree = tree.Without(key);
                model.Remove(key);
            }
            else
            {
                var item = new CachedObject(key, ConfigMap.Empty, i + 1);
                tree = tree.With(item);
                model[key] = item;
            }

            if (i % 2_000 == 0)
            {
                kept.Add((tree, [.. model.Keys]));
            }
        }

        kept.Add((tree, [.. model.Keys]));
        Assert.All(kept, k =>
        {
            Assert.Equal(k.Keys, k.Tree.Range("").Select(i => i.Key));
            Assert.Equal(k.Keys.Length, k.Tree.Count);
            Assert.All(["", "n7/", "n19/", "n2", "o"], prefix => Assert.All(["", "n7/o2", "n7/o200\0", "z"], from =>
                Assert.Equal(k.Tree.Range(prefix, from).Count(), k.Tree.CountOf(prefix, from))));
            Assert.Equal(k.Keys.Where(x => x.StartsWith("n7/", StringComparison.Ordinal)), k.Tree.Range("n7/").Select(i => i.Key));
            Assert.Equal(k.Keys.Where(x => string.CompareOrdinal(x, "n7/o2") >= 0 && x.StartsWith("n7/", StringComparison.Ordinal)), k.Tree.Range("n7/", "n7/o2").Select(i => i.Key));
        });
        Assert.All(model, m => Assert.Same(m.Value, tree.Find(m.Key)));
    }
}
