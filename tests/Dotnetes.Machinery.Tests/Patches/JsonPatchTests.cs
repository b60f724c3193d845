using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;

namespace Dotnetes.Machinery.Tests.Patches;

public class JsonPatchTests
{
    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b","value":[1]}]""", """{"a":1,"b":[1]}""")]
    [InlineData("""{"a":[1,3]}""", """[{"op":"add","path":"/a/1","value":2},{"op":"add","path":"/a/-","value":4}]""", """{"a":[1,2,3,4]}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"remove","path":"/a/-1"}]""", """{"a":[1]}""")]
    [InlineData("""{"a/b":{"~":1}}""", """[{"op":"replace","path":"/a~1b/~0","value":null}]""", """{"a/b":{"~":null}}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":"/c"}]""", """{"a":{},"c":1}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"copy","from":"/a","path":"/c"}]""", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":1.0},{"op":"test","path":"/none","value":null}]""", """{"a":1}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"","value":{"b":2}}]""", """{"b":2}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b"},{"op":"replace","path":"/a"}]""", """{"a":null,"b":null}""")]
    public void Operations_change_documents(string document, string patch, string expected) =>
        Assert.Equal(expected, Read(patch).Apply(JsonValue.Parse(document)).ToString());

    [Theory]
    [InlineData("""[{"op":"test","path":"/a","value":2}]""", "testing value /a failed: test failed")]
    [InlineData("""[{"op":"remove","path":"/b"}]""", "error in remove for path: '/b': Unable to remove nonexistent key: b: missing value")]
    [InlineData("""[{"op":"add","path":"/b/c","value":2}]""", "add operation does not apply: doc is missing path: \"/b/c\": missing value")]
    [InlineData("""[{"op":"replace","path":"/l/7","value":2}]""", "replace operation does not apply: doc is missing key: /l/7: missing value")]
    [InlineData("""[{"op":"add","path":"/l/x","value":2}]""", "error in add for path: '/l/x': value was not a proper array index: 'x': strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("""[{"op":"jump","path":"/a"}]""", "Unexpected kind: jump")]
    public void Operations_that_do_not_fit_fail_with_422(string patch, string message)
    {
        var e = Assert.Throws<PatchException>(() => Read(patch).Apply(JsonValue.Parse("""{"a":1,"l":[]}""")));
        Assert.Equal((422, message), (e.StatusCode, e.Message));
    }

    [Fact]
    public void Long_patches_are_refused()
    {
        var patch = "[" + string.Join(",", Enumerable.Repeat("{}", 10_001)) + "]";
        var e = Assert.Throws<PatchException>(() => Read(patch));
        Assert.Equal((413, "The allowed maximum operations in a JSON patch is 10000, got 10001"), (e.StatusCode, e.Message));
    }

    [Fact]
    public void Copies_cannot_grow_without_bounds()
    {
        var patch = "[" + string.Join(",", Enumerable.Range(0, 60).Select(i => $$"""{"op":"copy","from":"/a","path":"/a/{{i}}"}""")) + "]";
        var e = Assert.Throws<PatchException>(() => Read(patch).Apply(JsonValue.Parse("""{"a":{"x":"0123456789"}}""")));
        Assert.Equal(413, e.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Malformed_patches_are_refused(string patch) => Assert.Equal(400, Assert.Throws<PatchException>(() => Read(patch)).StatusCode);

    [Fact]
    public void Random_operations_never_fail_otherwise()
    {
        var random = new Random(5);
        string[] paths = ["", "/", "/k0", "/k1/k2", "/k0/0", "/k1/-", "/k2/-1", "/k3/99999999999", "k0"];
        string[] kinds = ["add", "remove", "replace", "move", "copy", "test", "none"];
        for (var i = 0; i < 3000; i++)
        {
            var operation = $$"""[{"op":"{{kinds[random.Next(7)]}}","path":"{{paths[random.Next(9)]}}","from":"{{paths[random.Next(9)]}}","value":{{RandomJson.Value(random, 2)}}}]""";
            try
            {
                Read(operation).Apply(RandomJson.Object(random, 4));
            }
            catch (PatchException)
            {
                continue;
            }
        }
    }

    private static JsonPatch Read(string patch) => JsonPatch.Read(Encoding.UTF8.GetBytes(patch));
}
