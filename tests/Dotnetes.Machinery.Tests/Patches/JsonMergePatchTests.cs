using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;

namespace Dotnetes.Machinery.Tests.Patches;

public class JsonMergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"a":1,"e":null}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":[1]}""", """{"a":[{"b":null,"c":[{"d":null}]},null]}""", """{"a":[{"c":[{}]},null]}""")]
    public void Examples_of_the_rfc_hold(string target, string patch, string expected) =>
        Assert.Equal(expected, JsonMergePatch.Apply(JsonValue.Parse(target), JsonValue.Parse(patch)).ToString());

    [Fact]
    public void A_created_patch_makes_the_modified_document()
    {
        var random = new Random(2);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b) = (RandomJson.Object(random, 4), RandomJson.Object(random, 4));
            Assert.Equal(b, JsonMergePatch.Apply(a, JsonMergePatch.Create(a, b)));
        }
    }

    [Fact]
    public void Patching_an_encoded_document_gives_what_patching_its_values_gives()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var target = RandomJson.Object(random, 4);
            var patch = random.Next(2) == 0 ? RandomJson.Object(random, 4) : (JsonObject)JsonMergePatch.Create(target, RandomJson.Object(random, 4));
            Assert.Equal(JsonMergePatch.Apply(target, patch), JsonValue.Parse(JsonMergePatch.Apply(target.ToUtf8(), patch)));
        }
    }

    [Fact]
    public void Names_that_need_escapes_are_found_and_kept_in_an_encoded_document()
    {
        var target = JsonValue.ParseObject("""{"a\"b":{"ü":1,"\u0000":2},"c":[3]}"""u8);
        var patch = JsonValue.ParseObject("""{"a\"b":{"\u0000":null,"\\":4}}"""u8);
        Assert.Equal(JsonMergePatch.Apply(target, patch), JsonValue.Parse(JsonMergePatch.Apply(target.ToUtf8(), patch)));
    }

    [Fact]
    public void The_three_way_patch_keeps_what_others_added()
    {
        var patch = JsonMergePatch.CreateThreeWay(
            JsonValue.ParseObject("""{"a":1,"b":{"x":1,"y":1}}"""),
            JsonValue.ParseObject("""{"b":{"x":2}}"""),
            JsonValue.ParseObject("""{"a":1,"b":{"x":1,"y":1,"z":1},"c":3}"""));
        Assert.Equal("""{"a":null,"b":{"x":2,"y":null}}""", patch.ToString());
    }
}
