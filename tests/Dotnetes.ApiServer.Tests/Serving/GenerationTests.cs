using System.Net;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>Generations and annotations that follow from what clients send although it is not kept.</summary>
public sealed class GenerationTests
{
    private const string Slices = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
    private const string Autoscalers = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
    private const string CurrentMetrics = "autoscaling.alpha.kubernetes.io/current-metrics";

    [Theory]
    [InlineData("""{"endpoints":[{"addresses":["10.0.0.1"],"deprecatedTopology":{"a":"b"}}]}""", 2)]
    [InlineData("""{"endpoints":[{"addresses":["10.0.0.2"]}]}""", 2)]
    [InlineData("""{"metadata":{"labels":{"a":"b"}}}""", 2)]
    [InlineData("""{"metadata":{"annotations":{"a":"b"}}}""", 1)]
    [InlineData("""{"endpoints":[{"addresses":["10.0.0.1"],"deprecatedTopology":{}}]}""", 1)]
    public async Task A_slice_is_of_a_new_generation_even_when_what_changed_is_not_taken(string patch, int generation)
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Slices, """{"metadata":{"name":"s"},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"]}]}""");
        var (code, answer) = await server.Call(HttpMethod.Patch, $"{Slices}/s", patch, "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(generation, (int?)answer["metadata"]!["generation"]);
        Assert.Null(answer["endpoints"]![0]!["deprecatedTopology"]);
    }

    [Theory]
    [InlineData("""{"name":"d"}""", null)]
    [InlineData("""{"name":"d","generation":7}""", 7)]
    public async Task A_driver_keeps_the_generation_that_it_is_made_with_and_counts_on_from_it(string metadata, int? generation)
    {
        const string Drivers = "/apis/storage.k8s.io/v1/csidrivers";
        await using var server = await TestServer.Start(https: true);
        var (_, made) = await server.Call(HttpMethod.Post, Drivers, """{"spec":{},"metadata":""" + metadata + "}");
        Assert.Equal(generation, (int?)made["metadata"]!["generation"]);
        var (_, changed) = await server.Call(HttpMethod.Patch, $"{Drivers}/d", """{"spec":{"requiresRepublish":true}}""", "application/merge-patch+json");
        Assert.Equal((generation ?? 0) + 1, (int?)changed["metadata"]!["generation"]);
    }

    [Fact]
    public async Task The_status_of_an_autoscaler_of_version_1_is_written_by_nothing_but_its_subresource()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, made) = await server.Call(HttpMethod.Post, Autoscalers, """
            {"metadata":{"name":"h"},"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"}},"status":{"currentReplicas":1,"desiredReplicas":1,"currentCPUUtilizationPercentage":9}}
            """);
        Assert.Null(Metrics(made));
        Assert.Null(made["status"]!["currentCPUUtilizationPercentage"]);

        const string Status = """{"status":{"currentReplicas":1,"desiredReplicas":1,"currentCPUUtilizationPercentage":9}}""";
        var (_, ignored) = await server.Call(HttpMethod.Patch, $"{Autoscalers}/h", Status, "application/merge-patch+json");
        Assert.Null(Metrics(ignored));
        var (_, reported) = await server.Call(HttpMethod.Patch, $"{Autoscalers}/h/status", Status, "application/merge-patch+json");
        Assert.Equal(9, (int?)reported["status"]!["currentCPUUtilizationPercentage"]);
        Assert.NotNull(Metrics(reported));

        var (_, changed) = await server.Call(HttpMethod.Patch, $"{Autoscalers}/h", $$$"""{"metadata":{"annotations":{"{{{CurrentMetrics}}}":null}},"spec":{"maxReplicas":4}}""", "application/merge-patch+json");
        Assert.Equal(4, (int?)changed["spec"]!["maxReplicas"]);
        Assert.Equal((string?)Metrics(reported), (string?)Metrics(changed));
    }

    private static JsonNode? Metrics(JsonNode autoscaler) => autoscaler["metadata"]!["annotations"]?[CurrentMetrics];
}
