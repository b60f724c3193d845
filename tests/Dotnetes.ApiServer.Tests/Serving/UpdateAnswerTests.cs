using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>What upstream finds wrong with changes, and what it says of kinds that every group has.</summary>
public sealed class UpdateAnswerTests
{
    private const string Jobs = "/apis/batch/v1/namespaces/default/jobs";
    private const string Sets = "/apis/apps/v1/namespaces/default/replicasets";
    private const string Template = """{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}""";

    [Theory]
    [InlineData(Jobs, """{"metadata":{"name":"m"},"spec":{"template":TEMPLATE}}""", "", """{"spec":{"template":{"metadata":null}}}""", "Job.batch \"m\" is invalid: [spec.template.metadata.labels[controller-uid]: Required value: must be '")]
    [InlineData("/api/v1/nodes", """{"metadata":{"name":"m"},"spec":{"podCIDR":"10.1.0.0/24"}}""", "", """{"spec":{"podCIDR":"x"}}""", "Node \"m\" is invalid: [spec.podCIDRs[0]: Invalid value: \"x\": must be a valid CIDR value")]
    [InlineData("/api/v1/nodes", """{"metadata":{"name":"m"}}""", "/status", """{"status":{"declaredFeatures":["A","A"]}}""", "Node \"m\" is invalid: status.declaredFeatures[1]: Duplicate value: \"A\"")]
    [InlineData(Sets, """{"metadata":{"name":"m"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""", "/status", """{"status":{"terminatingReplicas":-1}}""", "ReplicaSet.apps \"m\" is invalid: status.terminatingReplicas: Invalid value: -1: must be greater than or equal to 0")]
    public async Task Changes_are_refused_as_upstream_refuses_them(string collection, string made, string subresource, string patch, string message)
    {
        await using var server = await TestServer.Start(https: true);
        var (code, _) = await server.Call(HttpMethod.Post, collection, made.Replace("TEMPLATE", Template, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, code);
        using var content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json");
        using var response = await server.Http.PatchAsync($"{collection}/m{subresource}", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.StartsWith(message, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_and_events_of_watches_are_of_every_group()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, document) = await server.Call(HttpMethod.Get, "/openapi/v3/apis/apps/v1");
        var schemas = document["components"]!["schemas"]!;
        foreach (var kind in (string[])["DeleteOptions", "WatchEvent"])
        {
            var groups = schemas["io.k8s.apimachinery.pkg.apis.meta.v1." + kind]!["x-kubernetes-group-version-kind"]!.AsArray().Select(k => (string?)k!["group"]);
            Assert.Equal(["", "apps"], groups);
        }

        var states = schemas["io.k8s.api.core.v1.PersistentVolumeClaimStatus"]!["properties"]!["allocatedResourceStatuses"]!["additionalProperties"]!["enum"]!.AsArray();
        Assert.Equal(5, states.Count);
        Assert.Equal("PersistentVolumeClaim", (string?)schemas["io.k8s.api.core.v1.PersistentVolumeClaim"]!["x-kubernetes-group-version-kind"]![0]!["kind"]);
    }
}
