using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;
using Dotnetes.Store;
using CoreEvent = Dotnetes.Api.Core.V1.Event;
using Event = Dotnetes.Api.Events.V1.Event;

namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class EventTests
{
    private const string Good = """{"eventTime":"2024-01-02T03:04:05.000006Z","type":"Normal","reason":"R","action":"A","reportingController":"example.com/c","reportingInstance":"i","regarding":{"namespace":"default","name":"p","kind":"Pod"},"note":"n"}""";

    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { "v1", """{"involvedObject":{"namespace":"other"}}""", "involvedObject.namespace: Invalid value: \"other\": does not match event.namespace" },
        { "v1", """{"eventTime":"2024-01-02T03:04:05.000006Z","involvedObject":{"namespace":"default"}}""", "reportingComponent: Required value" },
        { "v1", """{"eventTime":"2024-01-02T03:04:05.000006Z","involvedObject":{"namespace":"default"}}""", "action: Required value" },
        { "events.k8s.io/v1", """{"regarding":{"namespace":"default"}}""", "eventTime: Required value" },
        { "events.k8s.io/v1", """{"regarding":{"namespace":"default"}}""", "type: Invalid value: \"\": has invalid value: " },
        { "events.k8s.io/v1", """{"regarding":{"namespace":"default"},"deprecatedCount":1}""", "count: Invalid value: \"\": needs to be unset" },
        { "events.k8s.io/v1", """{"regarding":{"namespace":"default"},"deprecatedSource":{"host":"h"}}""", "source: Invalid value: \"\": needs to be unset" },
        { "events.k8s.io/v1", """{"regarding":{"namespace":"default"},"series":{"count":1}}""", "series.count: Invalid value: \"\": should be at least 2" },
        { "events.k8s.io/v1", Good.Replace("\"A\"", "\"" + new string('a', 129) + "\"", StringComparison.Ordinal), "action: Invalid value: \"\": can have at most 128 characters" },
        { "events.k8s.io/v1", Good.Replace("example.com/c", "a/b/c", StringComparison.Ordinal), "reportingController: Invalid value: \"a/b/c\": " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Invalid_events_are_refused(string version, string json, string expected) =>
        Assert.Contains(expected, Check.Create(version, "Event", json), StringComparison.Ordinal);

    [Fact]
    public void The_core_group_takes_what_the_new_group_refuses()
    {
        Assert.Equal("", Check.Create("v1", "Event", """{"involvedObject":{"namespace":"default"},"count":3}"""));
        Assert.Equal("", Check.Create("events.k8s.io/v1", "Event", Good));
    }

    [Theory]
    [InlineData("\"note\":\"n\"", "\"note\":\"m\"", "message: Invalid value: \"m\": field is immutable")]
    [InlineData("Normal", "Warning", "type: Invalid value: \"Warning\": field is immutable")]
    [InlineData("05.000006Z", "05.000007Z", "eventTime: Invalid value: \"2024-01-02T03:04:05.000007Z\": field is immutable")]
    public void Only_the_series_of_an_event_may_change(string from, string to, string expected)
    {
        Assert.Contains(expected, Check.Update("events.k8s.io/v1", "Event", Good, Good.Replace(from, to, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("", Check.Update("events.k8s.io/v1", "Event", Good, Good.Replace("{\"eventTime\"", "{\"series\":{\"count\":2,\"lastObservedTime\":\"2024-01-02T03:04:05.000006Z\"},\"eventTime\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Events_of_both_groups_end_with_a_lease_of_the_store()
    {
        await using var store = new MemoryStore();
        await using var server = await TestServer.Start(change: o => o with
        {
            Store = store,
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(1)), TimeSpan.FromMinutes(30)),
        });
        await server.Send("create", "default", "", new CoreEvent { Metadata = new ObjectMeta { Name = "a" }, InvolvedObject = new() { Namespace = "default" } });
        var made = await server.Send("create", "default", "", new Event
        {
            Metadata = new ObjectMeta { Name = "b" },
            EventTime = Serialization.Scalars.MicroTime.FromUnix(1, 0),
            Type = "Normal",
            Reason = "R",
            Action = "A",
            ReportingController = "example.com/c",
            ReportingInstance = "i",
            Regarding = new() { Namespace = "default", Name = "p" },
        });
        Assert.Equal("p", (await server.Send<CoreEvent>("get", "default", "b")).InvolvedObject.Name);
        var lease = Assert.Single(await store.ListLeases());
        var status = await store.GetLease(lease, withKeys: true);
        Assert.Equal(["/registry/events/default/a", "/registry/events/default/b"], status!.Keys.Select(k => k.ToString()));
        Assert.Equal(TimeSpan.FromMinutes(31), status.Granted);
        await store.RevokeLease(lease);
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Send<Event>("get", "default", made.Metadata.Name));
        Assert.True(e.IsNotFound);
    }
}
