using Dotnetes.Api.Apps.V1;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Tests.Apply;

public sealed class JsonDifferenceTests
{
    // An update is compared by its differing parts; it must take from others exactly what a full comparison finds.
    [Fact]
    public void Owners_lose_what_a_full_comparison_says_whatever_changes()
    {
        var random = new Random(11);
        var type = MergeTypes.Of(Deployment.Schema);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (RandomDeployment(random), RandomDeployment(random));
            var comparison = new TypedValue(before, type).CompareTo(after);
            var manager = new FieldManager(new("apps", "v1", "Deployment"), new SingleVersion("apps/v1", type), "", FieldSet.Empty, JsonObject.Empty, TimeProvider.System);
            var entries = manager.Update(null, before.ToUtf8(), default, default, "first");
            var all = ManagedSets.Decode(entries)[ManagerId.Updater("first", "apps/v1", "")]!.Fields;
            var now = ManagedSets.Decode(manager.Update(before.ToUtf8(), after.ToUtf8(), entries, default, "second"));
            Assert.Equal(
                all.Except(comparison.Set).Except(comparison.Removed),
                now[ManagerId.Updater("first", "apps/v1", "")]?.Fields ?? FieldSet.Empty);
            Assert.Equal(comparison.Set, now[ManagerId.Updater("second", "apps/v1", "")]?.Fields ?? FieldSet.Empty);
        }
    }

    private static JsonObject RandomDeployment(Random random)
    {
        string[] replicas = ["", "\"replicas\":1,", "\"replicas\":2,"];
        string[] selector = ["", "\"selector\":{\"matchLabels\":{\"a\":\"1\"}},", "\"selector\":{\"matchLabels\":{\"a\":\"2\"}},"];
        string[] strategy = ["", "\"strategy\":{},", "\"strategy\":{\"type\":\"Recreate\"},"];
        string[] metadata = ["", "\"metadata\":{},", "\"metadata\":{\"labels\":{\"x\":\"y\"}},", "\"metadata\":{\"labels\":{\"x\":\"z\",\"w\":\"\"}},"];
        string[] container = ["", ",\"image\":\"1\"", ",\"image\":\"2\",\"args\":[\"1\"]", ",\"args\":[]", ",\"ports\":[{\"containerPort\":1},{\"containerPort\":2,\"name\":\"p\"}]"];
        string Pick(string[] from) => from[random.Next(from.Length)];
        return JsonValue.ParseObject(
            "{\"spec\":{" + Pick(replicas) + Pick(selector) + Pick(strategy) + "\"template\":{" + Pick(metadata)
            + "\"spec\":{\"containers\":[{\"name\":\"a\"" + Pick(container) + "},{\"name\":\"b\"" + Pick(container) + "}]}}}}");
    }
}
