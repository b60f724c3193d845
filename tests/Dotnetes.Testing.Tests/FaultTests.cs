using System.Net;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Testing.Faults;

namespace Dotnetes.Testing.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task Requests_are_refused_as_asked()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var fault = cluster.Faults.Add(new Fault(FaultEffect.TooManyRequests(7)) { User = "alice", Verb = "list", Resource = "pods", Times = 1 });
        var alice = cluster.ClientFor("alice", "system:masters");
        await alice.List<ConfigMap>("default");
        var refused = await Assert.ThrowsAsync<KubeApiException>(async () => await alice.List<Pod>("default"));
        Assert.Equal((429, 7), (refused.Code, refused.Status.Details!.RetryAfterSeconds));
        await alice.List<Pod>("default");
        Assert.Equal(1, cluster.Faults.Hits);
    }

    [Fact]
    public async Task Lost_requests_have_no_effect_and_lost_answers_do()
    {
        await using var cluster = await TestCluster.StartAsync();
        var map = new ConfigMap { Metadata = new() { Namespace = "default", Name = "m" } };
        using (cluster.Faults.Add(new Fault(FaultEffect.LoseRequest)))
        {
            await Assert.ThrowsAsync<KubeTransportException>(async () => await cluster.Client.Create(map));
        }

        Assert.Null(await cluster.Find<ConfigMap>("default", "m"));
        using (cluster.Faults.Add(new Fault(FaultEffect.LoseResponse) { Verb = "create" }))
        {
            await Assert.ThrowsAsync<KubeTransportException>(async () => await cluster.Client.Create(map));
        }

        Assert.NotNull(await cluster.Find<ConfigMap>("default", "m"));
    }

    [Fact]
    public async Task Http_requests_are_hit_too()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var http = cluster.CreateHttpClient();
        cluster.Faults.Add(new Fault(FaultEffect.Conflict) { Verb = "delete", Resource = "configmaps" });
        using var conflict = await http.DeleteAsync("api/v1/namespaces/default/configmaps/m");
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        cluster.Faults.Add(new Fault(FaultEffect.LoseRequest) { Verb = "get" });
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("api/v1/namespaces/default/configmaps/m"));
    }

    [Fact]
    public async Task An_http_watch_can_be_broken()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var http = cluster.CreateHttpClient("alice", "system:masters");
        using var response = await http.GetAsync("api/v1/namespaces/default/configmaps?watch=true", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        Assert.Equal(1, cluster.Faults.DropWatches("alice", "", WatchEnding.Broken));
        await Assert.ThrowsAsync<IOException>(async () => await stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task The_cluster_heals_when_its_parts_are_restarted()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2, VirtualTime = true });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.StopApiServer();
        await cluster.Advance(TimeSpan.FromSeconds(10));
        await cluster.StartApiServer();
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        foreach (var (name, replica, _) in cluster.Components)
        {
            await cluster.StopComponent(name, replica);
            var web = await cluster.Client.Get<Deployment>("default", "web");
            await cluster.Client.Update(web with { Spec = web.Spec with { Replicas = web.Spec.Replicas + 1 } });
            await cluster.Advance(TimeSpan.FromSeconds(10));
            await cluster.StartComponent(name, replica);
            await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        }
    }

    [Fact]
    public async Task Leaders_are_elected_among_replicas()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2, VirtualTime = true, Replicas = 2 });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        using (cluster.Faults.Partition("system:kube-controller-manager"))
        {
            await cluster.Advance(TimeSpan.FromMinutes(1));
        }

        await cluster.Client.Create(Workloads.Deployment("other", 3));
        await cluster.WaitFor<Deployment>("default", "other", Workloads.IsAvailable);
    }
}
