using System.Net;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>Where JSON tells an empty list from none, the answer to a write already shows what will be read from the store.</summary>
public sealed class EmptyListTests
{
    public static TheoryData<string, string, string> Written { get; } = new()
    {
        { "/api/v1/namespaces/default/limitranges", """{"metadata":{"name":"x"},"spec":{"limits":[]}}""", "spec.limits" },
        { "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles", """{"metadata":{"name":"x"},"rules":[]}""", "rules" },
        { "/apis/rbac.authorization.k8s.io/v1/clusterroles", """{"metadata":{"name":"x"},"rules":[]}""", "rules" },
        { "/apis/storage.k8s.io/v1/csinodes", """{"metadata":{"name":"x"},"spec":{"drivers":[]}}""", "spec.drivers" },
        { "/apis/storage.k8s.io/v1/csinodes", """{"metadata":{"name":"x"},"spec":{"drivers":[{"name":"d.x","nodeID":"n","topologyKeys":[]}]}}""", "spec.drivers.0.topologyKeys" },
        { "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """{"metadata":{"name":"x"},"addressType":"IPv4","endpoints":[],"ports":[]}""", "endpoints" },
        { "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """{"metadata":{"name":"x"},"addressType":"IPv4","endpoints":[],"ports":[]}""", "ports" },
        { "/apis/resource.k8s.io/v1/namespaces/default/resourceclaims", """{"metadata":{"name":"x"},"spec":{"devices":{"requests":[]}}}""", "spec.devices.requests" },
        { "/apis/resource.k8s.io/v1/namespaces/default/resourceclaimtemplates", """{"metadata":{"name":"x"},"spec":{"spec":{"devices":{"requests":[]}}}}""", "spec.spec.devices.requests" },
        {
            "/apis/batch/v1/namespaces/default/jobs",
            """{"metadata":{"name":"x"},"spec":{"podFailurePolicy":{"rules":[]},"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}""",
            "spec.podFailurePolicy.rules"
        },
        {
            "/apis/batch/v1/namespaces/default/cronjobs",
            """{"metadata":{"name":"x"},"spec":{"schedule":"0 0 * * *","jobTemplate":{"spec":{"podFailurePolicy":{"rules":[]},"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}}}""",
            "spec.jobTemplate.spec.podFailurePolicy.rules"
        },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public async Task An_empty_list_is_none_as_soon_as_it_is_written(string collection, string value, string path)
    {
        await using var server = await TestServer.Start(https: true);
        foreach (var query in (string[])["?dryRun=All", ""])
        {
            var (code, made) = await server.Call(HttpMethod.Post, collection + query, value);
            Assert.Equal(HttpStatusCode.Created, code);
            Assert.True(IsNone(made, path));
        }

        var (_, read) = await server.Call(HttpMethod.Get, $"{collection}/x");
        Assert.True(IsNone(read, path));
    }

    [Fact]
    public async Task The_metrics_of_an_autoscaler_are_none_when_none_are_reported()
    {
        const string Autoscalers = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Autoscalers, """{"metadata":{"name":"x"},"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"}}}""");
        var (code, reported) = await server.Call(HttpMethod.Patch, $"{Autoscalers}/x/status", """{"status":{"desiredReplicas":1,"currentReplicas":1,"currentMetrics":[]}}""", "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.True(IsNone(reported, "status.currentMetrics"));
    }

    [Theory]
    [InlineData("/apis/storage.k8s.io/v1/csinodes", """{"metadata":{"name":"x"},"spec":{"drivers":[{"name":"d.x","nodeID":"n","topologyKeys":["a"]}]}}""", """{"spec":{"drivers":[{"name":"d.x","nodeID":"n","topologyKeys":[]}]}}""", "\"TopologyKeys\":[]")]
    [InlineData(
        "/apis/batch/v1/namespaces/default/jobs",
        """{"metadata":{"name":"x"},"spec":{"podFailurePolicy":{"rules":[{"action":"Ignore","onPodConditions":[{"type":"A"}]}]},"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}""",
        """{"spec":{"podFailurePolicy":{"rules":[]}}}""",
        "{\"Rules\":[]}")]
    public async Task Messages_show_an_empty_list_as_it_was_sent(string collection, string made, string patch, string shown)
    {
        await using var server = await TestServer.Start(https: true);
        var (code, _) = await server.Call(HttpMethod.Post, collection, made);
        Assert.Equal(HttpStatusCode.Created, code);
        var (refused, answer) = await server.Call(HttpMethod.Patch, $"{collection}/x", patch, "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains(shown, (string?)answer["message"], StringComparison.Ordinal);
    }

    private static bool IsNone(JsonNode value, string path)
    {
        JsonNode? at = value;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at![index] : at![step];
        }

        return at!.AsObject().TryGetPropertyValue(steps[^1], out var list) && list is null;
    }
}
