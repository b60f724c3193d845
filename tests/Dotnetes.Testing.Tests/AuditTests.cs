using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

namespace Dotnetes.Testing.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task The_audit_log_is_a_list_of_who_did_what_and_how_it_ended()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, Audit = TestClusterOptions.AuditEverything });
        await cluster.Client.Create(Workloads.Deployment("web", 1));
        var made = await cluster.WaitForAudit(e => e is { Verb: "create", ObjectRef.Resource: "replicasets" });
        Assert.Equal("system:serviceaccount:kube-system:deployment-controller", made.User.Username);
        Assert.Equal(201, made.ResponseStatus!.Code);
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);

        cluster.ClearRecords();
        await Assert.ThrowsAsync<KubeApiException>(async () => await cluster.ClientFor("alice").Get<Secret>("default", "s"));
        var refused = await cluster.WaitForAudit(e => e.User.Username == "alice");
        Assert.Equal(("get", "secrets", 403), (refused.Verb, refused.ObjectRef!.Resource, refused.ResponseStatus!.Code));
        Assert.DoesNotContain(cluster.Audit, e => e.Verb == "create" && e.ObjectRef?.Resource == "replicasets");

        using var http = cluster.CreateHttpClient();
        await http.GetStringAsync(new Uri("/version", UriKind.Relative));
        Assert.Equal("kubernetes-admin", (await cluster.WaitForAudit(e => e.RequestUri == "/version")).User.Username);
    }

    [Fact]
    public async Task A_wait_for_an_event_in_vain_shows_the_last_ones()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true });
        await cluster.Client.Create(Workloads.Deployment("web", 1));
        Assert.Equal("Deployment", (await cluster.WaitForEvent("default", e => e.Reason == "ScalingReplicaSet")).InvolvedObject.Kind);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => cluster.WaitForEvent("default", e => e.Reason == "Never", TimeSpan.FromSeconds(30)));
        Assert.Contains("ScalingReplicaSet Deployment/web", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<TimeoutException>(() => cluster.WaitForAudit(_ => true, TimeSpan.FromSeconds(1)));
        Assert.Contains("TestClusterOptions.Audit is not set", error.Message, StringComparison.Ordinal);
    }
}
