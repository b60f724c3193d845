using System.Net;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ApplyTests
{
    private const string ApplyYaml = "application/apply-patch+yaml";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments/web";
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 80}]}]}
        """;

    [Fact]
    public async Task The_first_apply_creates_with_201_and_the_next_updates_with_200()
    {
        await using var server = await TestServer.Start(https: true);
        var (code, made) = await Apply(server, Deployments, "me", Deployment);
        Assert.Equal(HttpStatusCode.Created, code);
        Assert.Equal("RollingUpdate", made["spec"]!["strategy"]!["type"]!.GetValue<string>());
        var entry = Assert.Single(made["metadata"]!["managedFields"]!.AsArray())!;
        Assert.Equal(("me", "Apply", "apps/v1"), ((string)entry["manager"]!, (string)entry["operation"]!, (string)entry["apiVersion"]!));
        Assert.Equal(
            """{"f:spec":{"f:replicas":{},"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:image":{},"f:name":{},"f:ports":{"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}}}}}}}""",
            entry["fieldsV1"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        (code, var again) = await Apply(server, Deployments, "me", Deployment);
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.True(JsonNode.DeepEquals(made, again));
        (code, again) = await Apply(server, Deployments, "me", Deployment.Replace("replicas: 2", "replicas: 3", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.OK, 3), (code, (int)again["spec"]!["replicas"]!));
        Assert.Equal(2, (long)again["metadata"]!["generation"]!);
    }

    [Fact]
    public async Task A_conflict_is_409_with_a_cause_and_force_overrules_it()
    {
        await using var server = await TestServer.Start(https: true);
        await Apply(server, Deployments, "me", Deployment);
        await server.Call(HttpMethod.Patch, Deployments + "?fieldManager=x", """{"spec":{"replicas":5}}""", "application/merge-patch+json");
        var (code, status) = await Apply(server, Deployments, "me", Deployment);
        Assert.Equal(HttpStatusCode.Conflict, code);
        Assert.Equal("""Apply failed with 1 conflict: conflict with "x" using apps/v1: .spec.replicas""", (string)status["message"]!);
        Assert.Equal("Conflict", (string)status["reason"]!);
        var cause = Assert.Single(status["details"]!["causes"]!.AsArray())!;
        Assert.Equal(("FieldManagerConflict", ".spec.replicas"), ((string)cause["reason"]!, (string)cause["field"]!));
        (code, var forced) = await Apply(server, Deployments, "me", Deployment, "&force=true");
        Assert.Equal((HttpStatusCode.OK, 2), (code, (int)forced["spec"]!["replicas"]!));
        Assert.Single(forced["metadata"]!["managedFields"]!.AsArray());
    }

    [Fact]
    public async Task Refusals_are_upstreams()
    {
        await using var server = await TestServer.Start(https: true);
        var (code, status) = await server.Call(HttpMethod.Patch, Maps + "/m", "{}", ApplyYaml);
        Assert.Equal(422, (int)code);
        Assert.Equal("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch", (string)status["message"]!);
        (code, status) = await server.Call(HttpMethod.Patch, Maps + "/m?fieldManager=me", "x", "application/apply-patch+cbor");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, code);
        (code, status) = await Apply(server, Maps + "/m", "me", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}");
        Assert.Equal((HttpStatusCode.BadRequest, "the name of the object (other) does not match the name on the URL (m)"), (code, (string)status["message"]!));
        (code, status) = await Apply(server, Maps + "/m", "me", "a: [");
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith("error decoding YAML: ", (string)status["message"]!, StringComparison.Ordinal);
        (code, status) = await Apply(server, Maps + "/m", "me", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\ndata: {a: c}", "&fieldValidation=Strict");
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith("error strict decoding YAML: ", (string)status["message"]!, StringComparison.Ordinal);
        (code, status) = await server.Call(HttpMethod.Patch, Maps + "/m?fieldManager=me&force=true", "{}", "application/merge-patch+json");
        Assert.Equal(422, (int)code);
        (code, _) = await Apply(server, "/api/v1/namespaces/default/pods/none/status", "me", "apiVersion: v1\nkind: Pod\nmetadata: {name: none}");
        Assert.Equal(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Every_write_is_attributed_to_its_program_or_the_given_manager()
    {
        await using var server = await TestServer.Start(https: true);
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "my-tool/v1.2 (linux)");
        var (_, made) = await server.Call(HttpMethod.Post, Maps, """{"metadata":{"name":"m"},"data":{"a":"1"}}""");
        Assert.Equal(["my-tool Update"], Managers(made));
        (_, made) = await server.Call(HttpMethod.Patch, Maps + "/m?fieldManager=p", """[{"op":"add","path":"/data/b","value":"2"}]""", "application/json-patch+json");
        Assert.Equal(["my-tool Update", "p Update"], Managers(made).Order(StringComparer.Ordinal));
        (_, made) = await server.Call(HttpMethod.Put, Maps + "/m?fieldManager=u", """{"metadata":{"name":"m"},"data":{"a":"9","b":"2"}}""");
        Assert.Equal(["my-tool Update", "p Update", "u Update"], Managers(made).Order(StringComparer.Ordinal));
        (_, made) = await server.Call(HttpMethod.Put, Maps + "/m", """{"metadata":{"name":"m","managedFields":[]},"data":{"a":"9","b":"2"}}""");
        Assert.Null(made["metadata"]!["managedFields"]);
    }

    [Fact]
    public async Task A_write_that_changes_nothing_changes_neither_times_nor_the_version()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, made) = await server.Call(HttpMethod.Post, Maps, """{"metadata":{"name":"m"},"data":{"a":"1"}}""");
        var (_, same) = await server.Call(HttpMethod.Put, Maps + "/m?fieldManager=other", """{"metadata":{"name":"m"},"data":{"a":"1"}}""");
        Assert.True(JsonNode.DeepEquals(made, same));
        (_, same) = await server.Call(HttpMethod.Patch, Maps + "/m?fieldManager=other", """{"data":{"a":"1"}}""", "application/merge-patch+json");
        Assert.True(JsonNode.DeepEquals(made, same));
        await Apply(server, Deployments, "me", Deployment);
        var (_, first) = await server.Call(HttpMethod.Get, Deployments);
        (_, same) = await server.Call(HttpMethod.Patch, Deployments + "?fieldManager=s", """{"status":{"replicas":9}}""", "application/merge-patch+json");
        Assert.True(JsonNode.DeepEquals(first, same));
    }

    [Fact]
    public async Task Status_and_scale_have_entries_of_their_own()
    {
        await using var server = await TestServer.Start(https: true);
        await Apply(server, Deployments, "me", Deployment);
        await server.Call(HttpMethod.Patch, Deployments + "/status?fieldManager=s", """{"status":{"replicas":1}}""", "application/merge-patch+json");
        await server.Call(HttpMethod.Patch, Deployments + "/scale?fieldManager=hpa", """{"spec":{"replicas":7}}""", "application/merge-patch+json");
        var (_, now) = await server.Call(HttpMethod.Get, Deployments);
        var entries = now["metadata"]!["managedFields"]!.AsArray().ToDictionary(e => $"{e!["manager"]}/{e["subresource"]}", e => e!["fieldsV1"]!.ToJsonString());
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", entries["hpa/scale"]);
        Assert.Equal("""{"f:status":{"f:replicas":{}}}""", entries["s/status"]);
        Assert.DoesNotContain("f:replicas", entries["me/"], StringComparison.Ordinal);
        var (code, status) = await Apply(server, Deployments + "/scale", "me", "apiVersion: autoscaling/v1\nkind: Scale\nmetadata: {name: web}\nspec: {replicas: 1}");
        Assert.Equal(HttpStatusCode.Conflict, code);
        Assert.Contains("conflict with \"hpa\" with subresource \"scale\"", (string)status["message"]!, StringComparison.Ordinal);
        (code, var scale) = await Apply(server, Deployments + "/scale", "me", "apiVersion: autoscaling/v1\nkind: Scale\nmetadata: {name: web}\nspec: {replicas: 1}", "&force=true");
        Assert.Equal((HttpStatusCode.OK, 1), (code, (int)scale["spec"]!["replicas"]!));
    }

    [Fact]
    public async Task Entries_of_other_versions_follow_through_conversion()
    {
        await using var server = await TestServer.Start(https: true);
        const string Scaler = "/namespaces/default/horizontalpodautoscalers";
        const string V2 = """{"metadata":{"name":"h"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web","apiVersion":"apps/v1"},"minReplicas":1,"maxReplicas":3}}""";
        await server.Call(HttpMethod.Post, "/apis/autoscaling/v2" + Scaler + "?fieldManager=two", V2);
        var (code, now) = await server.Call(HttpMethod.Patch, "/apis/autoscaling/v1" + Scaler + "/h?fieldManager=one", """{"spec":{"maxReplicas":5}}""", "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(["one Update", "two Update"], Managers(now).Order(StringComparer.Ordinal));
        var two = now["metadata"]!["managedFields"]!.AsArray().Single(e => (string)e!["manager"]! == "two")!;
        Assert.Equal("autoscaling/v2", (string)two["apiVersion"]!);
        Assert.DoesNotContain("maxReplicas", two["fieldsV1"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("minReplicas", two["fieldsV1"]!.ToJsonString(), StringComparison.Ordinal);
        (code, var status) = await Apply(server, "/apis/autoscaling/v2" + Scaler + "/h", "two", "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {maxReplicas: 7}");
        Assert.Equal(HttpStatusCode.Conflict, code);
        Assert.Contains("\"one\" using autoscaling/v1: .spec.maxReplicas", (string)status["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var server = await TestServer.Start(https: true);
        var (code, _) = await Apply(server, Deployments, "me", Deployment, "&dryRun=All");
        Assert.Equal(HttpStatusCode.Created, code);
        (code, _) = await server.Call(HttpMethod.Get, Deployments);
        Assert.Equal(HttpStatusCode.NotFound, code);
    }

    private static Task<(HttpStatusCode Code, JsonNode Body)> Apply(TestServer server, string path, string manager, string yaml, string more = "") =>
        server.Call(HttpMethod.Patch, $"{path}?fieldManager={manager}{more}", yaml, ApplyYaml);

    private static IEnumerable<string> Managers(JsonNode value) =>
        value["metadata"]!["managedFields"]!.AsArray().Select(e => $"{e!["manager"]} {e["operation"]}");
}
