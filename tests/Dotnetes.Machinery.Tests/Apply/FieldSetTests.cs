using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Apply;

public sealed class FieldSetTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"f:a":{}}""")]
    [InlineData("""{"f:metadata":{"f:labels":{".":{},"f:app":{},"f:b.c/d":{}}}}""")]
    [InlineData("""{"f:spec":{"f:ports":{".":{},"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}},"k:{\"port\":443,\"protocol\":\"TCP\"}":{}}}}""")]
    [InlineData("""{"f:finalizers":{"v:1":{},"v:\"a\"":{},"v:true":{}}}""")]
    [InlineData("""{"f:a":{},"k:{\"n\":\"x\"}":{},"v:1":{},"i:0":{},"i:11":{}}""")]
    public void Text_that_upstream_writes_reads_and_writes_to_the_same_bytes(string json) =>
        Assert.Equal(json, FieldSet.FromFieldsV1(RawJson.Parse(json)).ToFieldsV1().ToString());

    [Theory]
    [InlineData("""{"f:b":{},"f:a":{}}""", """{"f:a":{},"f:b":{}}""")]
    [InlineData("""{"f:a":{"f:b":{},".":{}}}""", """{"f:a":{".":{},"f:b":{}}}""")]
    [InlineData("""{"f:a":{".":{}}}""", """{"f:a":{}}""")]
    [InlineData("""{"x:unknown":{"f:a":{}},"f:a":{}}""", """{"f:a":{}}""")]
    [InlineData("""{"k:{\"b\":1,\"a\":2}":{}}""", """{"k:{\"a\":2,\"b\":1}":{}}""")]
    [InlineData("""{"f:a":{"f:b":{}},"f:a":{"f:c":{}}}""", """{"f:a":{"f:b":{},"f:c":{}}}""")]
    public void Other_text_is_written_in_order(string json, string expected) =>
        Assert.Equal(expected, FieldSet.FromFieldsV1(RawJson.Parse(json)).ToFieldsV1().ToString());

    [Theory]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"ab":{}}""")]
    [InlineData("""{"k:{":{}}""")]
    [InlineData("""{"k:[]":{}}""")]
    [InlineData("""{"i:x":{}}""")]
    [InlineData("""{"f:a":1}""")]
    public void Malformed_text_is_refused(string json) =>
        Assert.Throws<DecodingException>(() => FieldSet.FromFieldsV1(RawJson.Parse(json)));

    [Fact]
    public void Field_names_are_written_without_escapes_for_HTML_and_keys_with()
    {
        var set = FieldSet.Of(["a<b>&\"\\\n\u0001"]).Union(FieldSet.OfPath(PathElement.Value(new JsonString("<"))));
        Assert.Equal("""{"f:a<b>&\"\\\n\u0001":{},"v:\"\\u003c\"":{}}""", set.ToFieldsV1().ToString());
        Assert.Equal(set, FieldSet.FromFieldsV1(set.ToFieldsV1()));
    }

    [Theory]
    [InlineData("""{"f:a":{"f:b":{}}}""", """{"f:a":{}}""", """{"f:a":{"f:b":{}}}""", "{}")]
    [InlineData("""{"f:a":{".":{},"f:b":{}}}""", """{"f:a":{"f:b":{}}}""", """{"f:a":{}}""", """{"f:a":{}}""")]
    [InlineData("""{"f:a":{},"f:b":{}}""", """{"f:b":{},"f:c":{}}""", """{"f:a":{}}""", """{"f:a":{}}""")]
    public void Differences_keep_or_drop_what_is_below(string left, string right, string plain, string below)
    {
        var (a, b) = (FieldSet.FromFieldsV1(RawJson.Parse(left)), FieldSet.FromFieldsV1(RawJson.Parse(right)));
        Assert.Equal(plain, a.Except(b).ToFieldsV1().ToString());
        Assert.Equal(below, a.ExceptBelow(b).ToFieldsV1().ToString());
    }

    [Fact]
    public void Operations_agree_with_sets_of_paths()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (a, b) = (RandomSet(random), RandomSet(random));
            var (x, y) = (Members(a), Members(b));
            Assert.Equal(x.Union(y).Order(StringComparer.Ordinal), Members(a.Union(b)));
            Assert.Equal(x.Intersect(y).Order(StringComparer.Ordinal), Members(a.Intersect(b)));
            Assert.Equal(x.Except(y).Order(StringComparer.Ordinal), Members(a.Except(b)));
            Assert.Equal(x.Where(p => !y.Any(q => p == q || p.StartsWith(q + ".", StringComparison.Ordinal))), Members(a.ExceptBelow(b)));
            Assert.Equal(a, FieldSet.FromFieldsV1(a.ToFieldsV1()));
            Assert.Equal(x.Count, a.Count);
            Assert.All(a.Paths(), p => Assert.True(a.Has([.. p])));
        }
    }

    [Fact]
    public void Paths_are_shown_as_upstream_shows_them()
    {
        var key = PathElement.Key(JsonValue.ParseObject("""{"port":80,"protocol":"TCP"}"""));
        Assert.Equal(
            """.spec.ports[port=80,protocol="TCP"].x[="a"][3]""",
            FieldSet.Show(["spec", "ports", key, "x", PathElement.Value(new JsonString("a")), PathElement.Index(3)]));
    }

    private static List<string> Members(FieldSet set) => [.. set.Paths().Select(FieldSet.Show).Order(StringComparer.Ordinal)];

    private static FieldSet RandomSet(Random random)
    {
        var set = FieldSet.Empty;
        for (var i = random.Next(8); i > 0; i--)
        {
            var path = new PathElement[random.Next(1, 4)];
            for (var j = 0; j < path.Length; j++)
            {
                path[j] = "abc"[random.Next(3)].ToString();
            }

            set = set.Union(FieldSet.OfPath(path));
        }

        return set;
    }
}
