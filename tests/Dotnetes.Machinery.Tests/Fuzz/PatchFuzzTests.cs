using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Fuzz;

public sealed class PatchFuzzTests
{
    private static readonly JsonObject s_pod = JsonValue.ParseObject(
        """
        {"metadata":{"name":"a","labels":{"x":"1"},"finalizers":["f/1","f/2"]},"spec":{"containers":[{"name":"c","image":"i","env":[{"name":"A","value":"1"}]},{"name":"d","ports":[{"containerPort":80}]}],
        "volumes":[{"name":"v","emptyDir":{}}]}}
        """u8);

    [Fact]
    public void Json_patches_are_applied_or_refused() =>
        FuzzRun.Check<PatchException>(
            Texts(
                """[{"op":"add","path":"/metadata/labels/y","value":"2"},{"op":"remove","path":"/spec/containers/0/env/0"},{"op":"test","path":"/metadata/name","value":"a"}]""",
                """[{"op":"copy","from":"/spec/containers/1","path":"/spec/containers/-"},{"op":"move","from":"/metadata/labels","path":"/spec/x"},{"op":"replace","path":"","value":{}}]"""),
            ["/", "~0", "~1", "-", "\"op\":", "\"copy\"", "\"from\":\"\"", "\"path\":\"/spec\"", "99999999999", "null", "[", "{", "},{\"op\":\"copy\",\"from\":\"/spec\",\"path\":\"/spec/x\"},{"],
            20_000,
            bytes => JsonPatch.Read(bytes).Apply(s_pod));

    [Fact]
    public void Merge_patches_are_applied_or_refused() =>
        FuzzRun.Check<PatchException>(
            Texts("""{"metadata":{"labels":{"x":null,"y":"2"}},"spec":{"containers":[{"name":"z"}]}}""", "{}"), ["null", "{", "}", "[", "]", "\"metadata\":", "1e5", "\""], 2000,
            bytes => JsonMergePatch.Apply(s_pod, JsonMergePatch.Read(bytes)));

    [Fact]
    public void Strategic_patches_are_applied_or_refused() =>
        FuzzRun.Check<PatchException>(
            Texts(
                """{"spec":{"containers":[{"name":"c","image":"j"},{"$patch":"delete","name":"d"}],"$setElementOrder/containers":[{"name":"c"}]}}""",
                """{"metadata":{"$deleteFromPrimitiveList/finalizers":["f/1"],"finalizers":["f/3"],"$setElementOrder/finalizers":["f/3","f/2"]},"spec":{"volumes":[{"$retainKeys":["name","hostPath"],"name":"v","hostPath":{"path":"/"}}]}}""",
                """{"spec":{"$patch":"replace","containers":[]}}"""),
            ["\"$patch\":\"delete\"", "\"$patch\":\"merge\"", "\"$patch\":\"x\"", "\"$retainKeys\":", "\"$setElementOrder/containers\":", "\"$deleteFromPrimitiveList/finalizers\":", "null", "1", "[[]]", "{", "}", "\"name\":", ","],
            8000,
            bytes => StrategicMergePatch.Apply(s_pod, StrategicMergePatch.Read(bytes), Pod.Schema));

    [Fact]
    public void Field_sets_are_read_or_refused() =>
        FuzzRun.Check<DecodingException>(
            Texts("""{"f:metadata":{"f:labels":{".":{},"f:x":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:image":{}}},"f:list":{"v:1":{},"i:3":{}}}}""", "{}"),
            ["f:", "k:", "v:", "i:", ".", "{}", "k:{}", "k:{\\\"a\\\":1}", "i:-1", "i:x", "v:{", "\"", ":", ","], 4000,
            bytes => FieldSet.FromFieldsV1(JsonText.Decode<RawJson>(bytes)));

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
