using System.Text;
using Dotnetes.Api.Apps.V1;
using Dotnetes.ApiServer.Patching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class PatchTests
{
    private const string TwoContainers = """{"spec":{"template":{"spec":{"containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:1"}]}}}}""";

    [Theory]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", """{"b":{"c":null,"e":4}}""", """{"a":1,"b":{"d":3,"e":4}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[3]}""", """{"a":[3]}""")]
    [InlineData("""{"a":1}""", """{"a":{"b":{"c":null,"d":1}}}""", """{"a":{"b":{"d":1}}}""")]
    public void Merge_patches_follow_rfc_7386(string document, string patch, string expected) => Check(ObjectPatch.MergePatch, document, patch, expected);

    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b","value":[1]},{"op":"add","path":"/b/-","value":2},{"op":"add","path":"/b/0","value":0}]""", """{"a":1,"b":[0,1,2]}""")]
    [InlineData("""{"a":{"x/y":1,"m~n":2}}""", """[{"op":"remove","path":"/a/x~1y"},{"op":"replace","path":"/a/m~0n","value":null}]""", """{"a":{"m~n":null}}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"test","path":"/a/b","value":1},{"op":"move","from":"/a/b","path":"/c"},{"op":"copy","from":"/c","path":"/d"}]""", """{"a":{},"c":1,"d":1}""")]
    public void Json_patches_follow_rfc_6902(string document, string patch, string expected) => Check(ObjectPatch.JsonPatch, document, patch, expected);

    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":2}]""", 422)]
    [InlineData("""{"a":1}""", """[{"op":"remove","path":"/b"}]""", 422)]
    [InlineData("""{"a":[1]}""", """[{"op":"replace","path":"/a/1","value":2}]""", 422)]
    [InlineData("""{"a":1}""", """[{"op":"jump","path":"/a"}]""", 422)]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"a","value":1}]""", 422)]
    public void Json_patches_that_do_not_apply_are_refused(string document, string patch, int code)
    {
        var e = Assert.Throws<ApiException>(() => Apply(ObjectPatch.JsonPatch, document, patch));
        Assert.Equal(code, e.Status.Code);
    }

    [Theory]
    [InlineData(
        """{"spec":{"template":{"spec":{"containers":[{"name":"b","image":"b:2"}]}}}}""",
        """{"spec":{"template":{"spec":{"containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:2"}]}}}}""")]
    [InlineData(
        """{"spec":{"template":{"spec":{"containers":[{"$patch":"delete","name":"a"}]}}}}""",
        """{"spec":{"template":{"spec":{"containers":[{"name":"b","image":"b:1"}]}}}}""")]
    [InlineData(
        """{"spec":{"template":{"spec":{"$setElementOrder/containers":[{"name":"c"},{"name":"b"},{"name":"a"}],"containers":[{"name":"c","image":"c:1"}]}}}}""",
        """{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"c:1"},{"name":"b","image":"b:1"},{"name":"a","image":"a:1"}]}}}}""")]
    [InlineData(
        """{"spec":{"template":{"spec":{"containers":[{"$patch":"replace"},{"name":"z"}]}}}}""",
        """{"spec":{"template":{"spec":{"containers":[{"name":"z"}]}}}}""")]
    [InlineData(
        """{"spec":{"template":{"spec":{"$patch":"replace","hostname":"h"}}}}""",
        """{"spec":{"template":{"spec":{"hostname":"h"}}}}""")]
    public void Strategic_merge_patches_merge_lists_by_their_key(string patch, string expected) => Check(ObjectPatch.StrategicMergePatch, TwoContainers, patch, expected);

    [Theory]
    [InlineData(
        """{"metadata":{"finalizers":["a","b"]}}""",
        """{"metadata":{"$deleteFromPrimitiveList/finalizers":["a"],"finalizers":["c"]}}""",
        """{"metadata":{"finalizers":["c","b"]}}""")]
    [InlineData(
        """{"spec":{"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}}}}""",
        """{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}""",
        """{"spec":{"strategy":{"type":"Recreate"}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"a":null,"c":"3"}}}""", """{"metadata":{"labels":{"b":"2","c":"3"}}}""")]
    public void Strategic_merge_patches_obey_their_directives(string document, string patch, string expected) => Check(ObjectPatch.StrategicMergePatch, document, patch, expected);

    private static void Check(string type, string document, string patch, string expected) =>
        Assert.Equal(JsonValue.Parse(expected), Apply(type, document, patch));

    private static JsonValue Apply(string type, string document, string patch)
    {
        var body = new RequestBody(null, Encoding.UTF8.GetBytes(patch), type);
        return JsonValue.Parse(PatchEngine.Open(body, KindCodec.Of<Deployment>()).ApplyTo(Encoding.UTF8.GetBytes(document)));
    }
}
