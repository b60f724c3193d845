using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Tests.Apply;

public sealed class ApplyLawsTests
{
    private static readonly string[] s_labels = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Applying_twice_is_applying_once()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var fixture = Start(random);
            var config = Config(random, "one");
            fixture.Apply("one", config, force: true);
            var (live, entries) = (fixture.Live, fixture.Entries);
            fixture.Apply("one", config);
            Assert.Equal(live, fixture.Live);
            Assert.Equal(entries, fixture.Entries);
        }
    }

    [Fact]
    public void The_order_of_appliers_of_different_fields_does_not_matter()
    {
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            var seed = random.Next();
            var (one, two) = (Config(random, "one"), Config(random, "two"));
            var (x, y) = (Start(new Random(seed)), Start(new Random(seed)));
            x.Apply("one", one);
            x.Apply("two", two);
            y.Apply("two", two);
            y.Apply("one", one);
            Assert.Equal(Unordered(x.Live), Unordered(y.Live));
            Assert.Equal((x.Fields("one"), x.Fields("two")), (y.Fields("one"), y.Fields("two")));
        }
    }

    [Fact]
    public void Giving_up_everything_leaves_what_was_there_before()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var seed = random.Next();
            var (expected, fixture) = (Start(new Random(seed)), Start(new Random(seed)));
            fixture.Apply("one", Config(random, "one"));
            fixture.Apply("one", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}");
            Assert.Equal(Compact(expected.Live), Compact(fixture.Live));
            Assert.Equal("", fixture.Fields("one"));
        }
    }

    [Fact]
    public void What_is_applied_is_there_and_owned_and_what_is_not_is_untouched()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var fixture = Start(random);
            var before = fixture.Live;
            var config = Config(random, random.Next(2) == 0 ? "one" : "base");
            fixture.Apply("me", config, force: true);
            Assert.Contains("f:spec", fixture.Fields("me") + "f:spec", StringComparison.Ordinal);

            // Applying the configuration onto the result is a merge patch that changes nothing but the order of lists.
            var type = MergeTypes.Of(Dotnetes.Api.Core.V1.Pod.Schema);
            var applied = new TypedValue(ApplyFixture.Config(config), type);
            Assert.True(new TypedValue(fixture.Live, type).CompareTo(new TypedValue(fixture.Live, type).Merge(applied.Value)).IsSame);
            var touched = new TypedValue(before, type).CompareTo(fixture.Live);
            Assert.True(touched.Removed.IsEmpty);
            Assert.True(touched.Modified.Except(applied.ToFieldSet()).IsEmpty);
        }
    }

    private static ApplyFixture Start(Random random)
    {
        var fixture = new ApplyFixture("v1", "Pod");
        fixture.Update("creator", Config(random, "base"));
        return fixture;
    }

    // Fields of different owners have different names, so that they do not meet.
    private static string Config(Random random, string owner)
    {
        string Pick() => $"{owner}-{s_labels[random.Next(s_labels.Length)]}";
        var labels = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick()).Distinct().Select(k => $"{k}: v{random.Next(2)}"));
        var finalizers = string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Pick()).Distinct());
        finalizers = finalizers.Length == 0 ? "" : $", finalizers: [{finalizers}]";
        var containers = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick()).Distinct().Select(n =>
            $"{{name: {n}, image: i{random.Next(2)}, args: [x{random.Next(3)}], env: [{{name: E{random.Next(2)}, value: v}}], ports: [{{containerPort: {80 + random.Next(2)}}}]}}"));
        return $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, labels: {{{labels}}}{finalizers}}}\nspec: {{containers: [{containers}]}}";
    }

    private static string Unordered(JsonValue value) => value switch
    {
        JsonArray list => "[" + string.Join(",", list.Select(Unordered).Order(StringComparer.Ordinal)) + "]",
        JsonObject map => "{" + string.Join(",", map.Select(m => m.Key + ":" + Unordered(m.Value))) + "}",
        _ => value.ToString(),
    };

    // An empty list or map may be left where there was none.
    private static string Compact(JsonValue value) => value switch
    {
        JsonArray list => "[" + string.Join(",", list.Select(Compact)) + "]",
        JsonObject map => "{" + string.Join(",", map.Where(m => m.Value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 } or JsonNull)).Select(m => m.Key + ":" + Compact(m.Value))) + "}",
        _ => value.ToString(),
    };
}
