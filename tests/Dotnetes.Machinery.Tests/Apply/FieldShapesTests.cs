using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Tests.Apply;

public sealed class FieldShapesTests
{
    private static readonly MergeType s_type = MergeTypes.Of(Pod.Schema);
    private static readonly JsonObject s_empty = JsonValue.ParseObject("""{"metadata":{},"spec":{"containers":null},"status":{}}"""u8);

    // Objects of one shape share their fields: what was found for one must be right for every other.
    [Fact]
    public void The_fields_of_a_new_object_are_the_same_whether_one_of_its_shape_was_seen_or_not()
    {
        var random = new Random(5);
        var experienced = Manager();
        for (var round = 0; round < 2000; round++)
        {
            var pod = RandomPod(random);
            Assert.Equal(FieldsOf(Manager(), pod), FieldsOf(experienced, pod));
        }
    }

    [Theory]
    [InlineData("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"a\u0001\u0004b":"1"}}}""")]
    [InlineData("""{"metadata":{"finalizers":["a","b"]}}""", """{"metadata":{"finalizers":["a","c"]}}""")]
    [InlineData("""{"metadata":{"ownerReferences":[{"uid":"1"}]}}""", """{"metadata":{"ownerReferences":[{"uid":"2"}]}}""")]
    [InlineData("""{"spec":{"containers":null}}""", """{"spec":{"containers":[]}}""")]
    [InlineData("""{"spec":{"containers":[{"name":"a","ports":[{"containerPort":1}]}]}}""", """{"spec":{"containers":[{"name":"a","ports":[{"containerPort":1,"protocol":"UDP"}]}]}}""")]
    [InlineData("""{"spec":{"nodeSelector":{"a":"1"}}}""", """{"spec":{"nodeSelector":{"b":"1"}}}""")]
    public void Objects_that_set_different_fields_have_different_shapes(string first, string second)
    {
        var experienced = Manager();
        FieldsOf(experienced, first);
        Assert.Equal(FieldsOf(Manager(), second), FieldsOf(experienced, second));
    }

    [Fact]
    public void Objects_of_one_shape_share_the_encoded_fields()
    {
        var manager = Manager();
        var first = manager.Update(null, """{"metadata":{"name":"a","labels":{"x":"1"}}}"""u8.ToArray(), default, default, "m")[0];
        var second = manager.Update(null, """{"metadata":{"name":"b","labels":{"x":"2"}}}"""u8.ToArray(), default, default, "m")[0];
        Assert.True(first.FieldsV1!.Value.Raw.Span == second.FieldsV1!.Value.Raw.Span);
    }

    [Fact]
    public void What_is_set_as_a_whole_counts_only_by_whether_it_is_set()
    {
        string[] events =
        [
            """{"metadata":{"name":"a"},"involvedObject":{"kind":"Pod","name":"a"},"source":{"component":"x"},"reportingComponent":"x"}""",
            """{"metadata":{"name":"b"},"involvedObject":{"kind":"Node","name":"b","uid":"1"},"source":{"component":"y"},"reportingComponent":"y"}""",
            """{"metadata":{"name":"c"},"involvedObject":{},"source":{},"reportingComponent":""}""",
            """{"metadata":{"name":"d"},"involvedObject":{"kind":"Pod"},"source":{},"reportingComponent":"z"}""",
            """{"metadata":{"name":"e"},"involvedObject":{},"source":{"component":"x"},"reportingComponent":""}""",
        ];
        var experienced = EventManager();
        var entries = events.Select(e => experienced.Update(null, Encoding.UTF8.GetBytes(e), default, default, "m")).ToList();
        Assert.Equal(events.Select(e => FieldsOf(EventManager(), e)), entries.Select(e => string.Join("\n", e.Select(f => f.ToString()))));
        Assert.True(entries[0][0].FieldsV1!.Value.Raw.Span == entries[1][0].FieldsV1!.Value.Raw.Span);
    }

    private static FieldManager EventManager() => new(
        new("", "v1", "Event"),
        new SingleVersion("v1", MergeTypes.Of(Event.Schema)),
        "",
        FieldSet.Of(["status"]),
        JsonValue.ParseObject("""{"metadata":{},"involvedObject":{},"source":{},"reportingComponent":""}"""u8),
        new FixedTime());

    private static FieldManager Manager() => new(new("", "v1", "Pod"), new SingleVersion("v1", s_type), "", FieldSet.Of(["status"]), s_empty, new FixedTime());

    private static string FieldsOf(FieldManager manager, string pod) => string.Join("\n", manager.Update(null, Encoding.UTF8.GetBytes(pod), default, default, "m").Select(e => e.ToString()));

    private static string RandomPod(Random random)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Container() => $$"""{"name":"{{Pick("a", "b", "c")}}"{{Pick("", ",\"image\":\"1\"", ",\"image\":null", ",\"args\":[\"1\"]", ",\"args\":[]")}}{{Pick("", ",\"ports\":[{\"containerPort\":1},{\"containerPort\":2,\"protocol\":\"UDP\"}]", ",\"env\":[{\"name\":\"x\",\"value\":\"1\"}]")}}}""";
        string[] containers = ["null", "[]", $"[{Container()}]", $"[{Container()},{Container()}]"];
        return $$"""{"metadata":{"name":"{{random.Next()}}"{{Pick("", ",\"labels\":{\"a\":\"1\"}", ",\"labels\":{\"a\":\"2\",\"b\":\"\"}", ",\"labels\":{}")}}{{Pick("", ",\"finalizers\":[\"x/y\"]", ",\"ownerReferences\":[{\"uid\":\"1\",\"name\":\"o\"}]")}}},"spec":{"containers":{{Pick(containers)}}{{Pick("", ",\"nodeName\":\"n\"", ",\"tolerations\":[{\"key\":\"a\"}]")}}},"status":{{Pick("{}", "{\"phase\":\"Pending\"}", "null")}}}""";
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
