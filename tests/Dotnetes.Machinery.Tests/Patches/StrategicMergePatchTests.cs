using Dotnetes.Api.Apps.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;

namespace Dotnetes.Machinery.Tests.Patches;

public class StrategicMergePatchTests
{
    private const string Pod = """{"metadata":{"finalizers":["a","b","c"],"labels":{"x":"1"}},"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}],"nodeSelector":{"k":"v"},"tolerations":[{"key":"t"}],"volumes":[{"name":"v","emptyDir":{}}]}}""";

    [Theory]
    [InlineData("""{"spec":{"containers":[{"name":"b","image":"2"}]}}""", "spec.containers", """[{"image":"1","name":"a"},{"image":"2","name":"b"}]""")]
    [InlineData("""{"spec":{"containers":[{"name":"a","$patch":"delete"}]}}""", "spec.containers", """[{"image":"1","name":"b"}]""")]
    [InlineData("""{"spec":{"containers":[{"$patch":"replace"},{"name":"z"}]}}""", "spec.containers", """[{"name":"z"}]""")]
    [InlineData("""{"spec":{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}]}}""", "spec.containers", """[{"image":"1","name":"b"},{"image":"1","name":"a"}]""")]
    [InlineData("""{"spec":{"tolerations":[{"key":"u"}]}}""", "spec.tolerations", """[{"key":"u"}]""")]
    [InlineData("""{"metadata":{"$deleteFromPrimitiveList/finalizers":["b"]}}""", "metadata.finalizers", """["a","c"]""")]
    [InlineData("""{"metadata":{"finalizers":["d","a"]}}""", "metadata.finalizers", """["d","a","b","c"]""")]
    [InlineData("""{"metadata":{"labels":{"$patch":"replace","y":"2"}}}""", "metadata.labels", """{"y":"2"}""")]
    [InlineData("""{"metadata":{"labels":{"y":"2","z":null}}}""", "metadata.labels", """{"x":"1","y":"2"}""")]
    [InlineData("""{"spec":{"volumes":[{"name":"v","$retainKeys":["name","hostPath"],"hostPath":{"path":"/"}}]}}""", "spec.volumes", """[{"hostPath":{"path":"/"},"name":"v"}]""")]
    public void Patches_follow_the_schema(string patch, string path, string expected)
    {
        JsonValue? value = StrategicMergePatch.Apply(JsonValue.ParseObject(Pod), JsonValue.ParseObject(patch), Api.Core.V1.Pod.Schema);
        foreach (var name in path.Split('.'))
        {
            value = ((JsonObject)value!).Get(name);
        }

        Assert.Equal(expected, value!.ToString());
    }

    [Theory]
    [InlineData("""{"spec":{"containers":[{"image":"2","command":["x",1]}]}}""", 400, "map: map[command:[x 1] image:2] does not contain declared merge key: name")]
    [InlineData("""{"spec":{"containers":[{"name":"a","$patch":"jump"}]}}""", 400, "unknown patch type: jump in map: map[$patch:jump name:a]")]
    [InlineData("""{"spec":{"containers":[[]]}}""", 422, "lists of lists are not supported")]
    [InlineData("""{"spec":{"volumes":[{"name":"v","$retainKeys":["name"],"hostPath":{}}]}}""", 400, "invalid patch format of retainKeys")]
    public void Patches_that_do_not_fit_are_refused(string patch, int code, string message)
    {
        var e = Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(JsonValue.ParseObject(Pod), JsonValue.ParseObject(patch), Api.Core.V1.Pod.Schema));
        Assert.Equal((code, message), (e.StatusCode, e.Message));
    }

    [Fact]
    public void A_created_patch_makes_the_modified_object()
    {
        var random = new Random(3);
        for (var i = 0; i < 1500; i++)
        {
            var (a, b) = (RandomJson.Deployment(random), RandomJson.Deployment(random));
            var patch = StrategicMergePatch.CreateTwoWay(a, b, Deployment.Schema);
            Assert.Equal(b.ToString(), StrategicMergePatch.Apply(a, patch, Deployment.Schema).ToString());
        }
    }

    [Fact]
    public void The_three_way_patch_of_an_unchanged_object_is_the_two_way_patch_in_effect()
    {
        var random = new Random(4);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b) = (RandomJson.Deployment(random), RandomJson.Deployment(random));
            var patch = StrategicMergePatch.CreateThreeWay(a, b, a, Deployment.Schema);
            Assert.Equal(b.ToString(), StrategicMergePatch.Apply(a, patch, Deployment.Schema).ToString());
        }
    }

    [Fact]
    public void Random_patches_fail_only_with_their_error()
    {
        var random = new Random(6);
        string[] names = ["spec", "containers", "name", "$patch", "$retainKeys", "finalizers", "$setElementOrder/containers", "$deleteFromPrimitiveList/finalizers", "metadata", "volumes"];
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomJson.Object(random, 5).ToString();
            for (var k = 0; k < 4; k++)
            {
                text = text.Replace($"\"k{k}\"", $"\"{names[random.Next(names.Length)]}\"", StringComparison.Ordinal);
            }

            try
            {
                StrategicMergePatch.Apply(JsonValue.ParseObject(Pod), JsonValue.ParseObject(text), Api.Core.V1.Pod.Schema);
            }
            catch (PatchException)
            {
                continue;
            }
        }
    }

}
