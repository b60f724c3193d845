namespace Dotnetes.Client.Tests.Serving;

/// <summary>What every way into an API server must do, against the real one.</summary>
public sealed class TransportConformance
{
    public static TheoryData<Route> Routes => [Route.InProcess, Route.Protobuf, Route.Json];

    public static TheoryData<Route, bool> RoutesAndStreaming => new()
    {
        { Route.InProcess, false }, { Route.InProcess, true }, { Route.Protobuf, false }, { Route.Protobuf, true }, { Route.Json, false }, { Route.Json, true },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Objects_are_created_read_changed_and_deleted(Route route) => Run(route, (client, ns) => ClientCases.Objects(client, ns));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Lists_are_selected_and_paged(Route route) => Run(route, (client, ns) => ClientCases.Lists(client, ns));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Refusals_carry_the_servers_status(Route route) => Run(route, (client, ns) => ClientCases.Refusals(client, ns));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task A_watch_shows_every_change_from_its_version_on(Route route) => Run(route, (client, ns) => ClientCases.Watch(client, ns));

    [Theory]
    [MemberData(nameof(RoutesAndStreaming))]
    public Task An_informer_follows_the_collection(Route route, bool streaming) => Run(route, (client, ns) => ClientCases.Informer(client, ns, streaming));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task A_leader_is_elected_and_events_are_recorded(Route route) => Run(route, (client, ns) => ClientCases.LeaderAndEvents(client, ns));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Any_resource_is_reached_by_its_metadata(Route route) => Run(route, (client, ns) => ClientCases.Metadata(client, ns));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Any_resource_is_reached_as_json(Route route) => Run(route, (client, ns) => ClientCases.Dynamic(client, ns));

    private static async Task Run(Route route, Func<KubeClient, string, Task> work)
    {
        await using var server = await RealServer.Start(route);
        await work(server.Client, "default");
    }
}
