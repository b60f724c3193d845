using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;

namespace Dotnetes.Machinery.Tests.Patches;

public sealed class PatchedTextTests
{
    [Theory]
    [InlineData("""{"z":{"y":1,"x":2},"a":1}""", """{"a":2}""", """{"a":2,"z":{"y":1,"x":2}}""")]
    [InlineData("""{"z":{"y":1,"x":2},"a":1}""", """{"z":{"x":3}}""", """{"a":1,"z":{"x":3,"y":1}}""")]
    [InlineData("""{"z":{"y":1,"x":2}}""", """{"z":{"y":1}}""", """{"z":{"y":1,"x":2}}""")]
    [InlineData("""{"z":[{"y":1,"x":2}],"b":0}""", """{"b":null,"c":{"e":1,"d":2}}""", """{"c":{"d":2,"e":1},"z":[{"y":1,"x":2}]}""")]
    public void What_a_merge_patch_left_alone_keeps_its_order(string document, string patch, string expected) =>
        Assert.Equal(expected, Order(document, JsonMergePatch.Apply(JsonValue.Parse(document), JsonValue.Parse(patch))));

    [Theory]
    [InlineData("""[{"op":"add","path":"/l/0/w","value":3}]""", """{"l":[{"w":3,"x":2,"y":1},{"v":1,"u":2}],"z":{"b":1,"a":2}}""")]
    [InlineData("""[{"op":"remove","path":"/l/0"}]""", """{"l":[{"v":1,"u":2}],"z":{"b":1,"a":2}}""")]
    [InlineData("""[{"op":"add","path":"/l/-","value":{"n":1,"m":2}}]""", """{"l":[{"y":1,"x":2},{"v":1,"u":2},{"m":2,"n":1}],"z":{"b":1,"a":2}}""")]
    public void What_a_JSON_patch_left_alone_keeps_its_order(string patch, string expected)
    {
        const string document = """{"z":{"b":1,"a":2},"l":[{"y":1,"x":2},{"v":1,"u":2}]}""";
        Assert.Equal(expected, Order(document, JsonPatch.Read(Encoding.UTF8.GetBytes(patch)).Apply(JsonValue.Parse(document))));
    }

    [Fact]
    public void Random_documents_come_out_as_they_are_after_the_patch()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (RandomJson.Object(random, 4), RandomJson.Object(random, 4));
            Assert.Equal(after, JsonValue.Parse(PatchedText.Order(before.ToUtf8(), after)));
            Assert.Equal(before.ToUtf8(), PatchedText.Order(before.ToUtf8(), before));
        }
    }

    [Fact]
    public void Deep_documents_keep_what_was_left_alone_at_every_level()
    {
        const int depth = 200;
        var document = string.Concat(Enumerable.Repeat("""{"z":{"y":1,"x":2},"a":""", depth)) + "0" + new string('}', depth);
        var expected = string.Concat(Enumerable.Repeat("""{"a":""", depth)) + "1" + string.Concat(Enumerable.Repeat(""","z":{"y":1,"x":2}}""", depth));
        Assert.Equal(expected, Order(document, JsonValue.Parse(document.Replace(":0", ":1", StringComparison.Ordinal))));
    }

    private static string Order(string before, JsonValue after) => Encoding.UTF8.GetString(PatchedText.Order(Encoding.UTF8.GetBytes(before), after));
}
