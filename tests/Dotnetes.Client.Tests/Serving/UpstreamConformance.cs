namespace Dotnetes.Client.Tests.Serving;

/// <summary>The same as <see cref="TransportConformance"/> against upstream's API server, where its program and etcd are on the PATH.</summary>
public sealed class UpstreamConformance(UpstreamServer server) : IClassFixture<UpstreamServer>
{
    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Objects_are_created_read_changed_and_deleted(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Objects(client, ns));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Lists_are_selected_and_paged(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Lists(client, ns));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Refusals_carry_the_servers_status(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Refusals(client, ns));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_watch_shows_every_change_from_its_version_on(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Watch(client, ns));

    [UpstreamTheory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task An_informer_follows_the_collection(bool protobuf, bool streaming) => Run(protobuf, (client, ns) => ClientCases.Informer(client, ns, streaming));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_leader_is_elected_and_events_are_recorded(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.LeaderAndEvents(client, ns));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Any_resource_is_reached_by_its_metadata(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Metadata(client, ns));

    [UpstreamTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Any_resource_is_reached_as_json(bool protobuf) => Run(protobuf, (client, ns) => ClientCases.Dynamic(client, ns));

    private async Task Run(bool protobuf, Func<KubeClient, string, Task> work)
    {
        using var transport = server.Connect(protobuf);
        var client = new KubeClient(transport);
        await work(client, await server.NewNamespace(client));
    }
}
