using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>Answers to writes that were found to differ from upstream's when the same commands of kubectl were given to both.</summary>
public sealed class WriteAnswerTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";

    private const string Web = """
        {"metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}
        """;

    [Theory]
    [InlineData("abc", "invalid character 'a' looking for beginning of value (616263)")]
    [InlineData("{\"metadata\"", "unexpected end of JSON input ({\"metadata\")")]
    [InlineData("{\"a\":1}x", "invalid character 'x' after top-level value ({\"a\":1}x)")]
    [InlineData("{\"kind\":5}", "json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\":5})")]
    [InlineData("", "unexpected end of JSON input (<empty>)")]
    [InlineData("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\"", "unexpected end of JSON input ({\"kind\":\"ConfigMap\",\"apiVersio ...)")]
    public async Task A_body_that_is_no_json_object_is_told_with_its_beginning(string body, string reason)
    {
        await using var server = await TestServer.Start(https: true);
        var (_, answer) = await server.Call(HttpMethod.Post, ConfigMaps, body);
        Assert.Equal($"the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: {reason}", (string?)answer["message"]);
    }

    [Theory]
    [InlineData("""{"spec":{"replicas":"x"}}""", "unrecognized type: int32")]
    [InlineData("""{"spec":{"replicas":1.5}}""", "cannot convert float64 to int32")]
    [InlineData("""{"spec":{"template":"x"}}""", "cannot restore struct from: string")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":{}}}}}""", "cannot restore slice from map")]
    [InlineData("""{"metadata":{"labels":{"a":5}}}""", "cannot convert int64 to string")]
    [InlineData("""{"metadata":{"labels":"a"}}""", "cannot restore map from string")]
    [InlineData("""{"spec":{"paused":"true"}}""", "unrecognized type: bool")]
    [InlineData("""{"spec":{"template":{"spec":{"volumes":[5]}}}}""", "cannot restore struct from: int64")]
    [InlineData("""{"spec":{"strategy":{"rollingUpdate":{"maxSurge":true}}}}""", "json: cannot unmarshal bool into Go value of type int32")]
    [InlineData("""{"spec":{"template":{"metadata":{"creationTimestamp":5}}}}""", "json: cannot unmarshal number into Go value of type string")]
    [InlineData("""{"apiVersion":5}""", "cannot convert int64 to string")]
    public async Task A_strategic_patch_with_a_value_of_the_wrong_type_is_told_without_its_place(string patch, string reason)
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Deployments, Web);
        var (_, answer) = await server.Call(HttpMethod.Patch, $"{Deployments}/web", patch, "application/strategic-merge-patch+json");
        Assert.EndsWith($": {reason}", (string?)answer["message"], StringComparison.Ordinal);
        Assert.Equal("patch", (string?)answer["details"]!["causes"]![0]!["field"]);
    }

    [Fact]
    public async Task A_json_patch_that_does_not_apply_is_refused_without_causes()
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Deployments, Web);
        var (_, answer) = await server.Call(HttpMethod.Patch, $"{Deployments}/web", """[{"op":"test","path":"/spec/replicas","value":99}]""", "application/json-patch+json");
        Assert.Equal("the server rejected our request due to an error in our request", (string?)answer["message"]);
        Assert.Empty(answer["details"]!.AsObject());
    }

    [Fact]
    public async Task Applied_base64_that_cannot_be_read_is_told_as_a_conversion()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, answer) = await server.Call(
            HttpMethod.Patch, "/api/v1/namespaces/default/secrets/s?fieldManager=m", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"k":"?"}}""", "application/apply-patch+yaml");
        Assert.EndsWith("/v1, Kind=Secret) to proper version: unable to convert unstructured object to /v1, Kind=Secret: error decoding from json: illegal base64 data at input byte 0", (string?)answer["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/configmaps/c", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"},"binaryData":{"x":7}}""", ".binaryData.x: expected string, got &value.valueUnstructured{Value:7}")]
    [InlineData(
        "/apis/policy/v1/namespaces/default/poddisruptionbudgets/b",
        """{"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"b"},"spec":{"minAvailable":{}}}""",
        "to proper version: unable to convert unstructured object to policy/v1, Kind=PodDisruptionBudget: json: cannot unmarshal object into Go value of type int32")]
    public async Task Applied_bytes_are_texts_and_what_may_be_of_two_types_is_left_open(string path, string body, string reason)
    {
        await using var server = await TestServer.Start(https: true);
        var (code, answer) = await server.Call(HttpMethod.Patch, $"{path}?fieldManager=m", body, "application/apply-patch+yaml");
        Assert.Equal(400, (int)code);
        Assert.EndsWith(reason, (string?)answer["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"string\":5}", "cannot convert int64 to string")]
    [InlineData("{\"bool\":{}}", "unrecognized type: bool")]
    [InlineData("5", "cannot restore struct from: int64")]
    public async Task What_is_wrong_inside_the_value_of_a_map_is_told_by_its_own_type(string attribute, string reason)
    {
        const string Slice = """
            {"apiVersion":"resource.k8s.io/v1","kind":"ResourceSlice","metadata":{"name":"s"},"spec":{"driver":"d.example.com","nodeName":"n","pool":{"name":"p","resourceSliceCount":1,"generation":1},
            "devices":[{"name":"a","attributes":{"d.example.com/x":{"string":"x"}}}]}}
            """;
        await using var server = await TestServer.Start(https: true);
        Assert.Equal("s", (string?)(await server.Call(HttpMethod.Post, "/apis/resource.k8s.io/v1/resourceslices", Slice)).Item2["metadata"]!["name"]);
        var patch = $$$$"""{"spec":{"devices":[{"name":"a","attributes":{"d.example.com/x":{{{{attribute}}}}}}]}}""";
        var (_, answer) = await server.Call(HttpMethod.Patch, "/apis/resource.k8s.io/v1/resourceslices/s", patch, "application/strategic-merge-patch+json");
        Assert.EndsWith($": {reason}", (string?)answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_ends_has_no_grace_period()
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, "/api/v1/namespaces", """{"metadata":{"name":"n"}}""");
        var (_, answer) = await server.Call(HttpMethod.Delete, "/api/v1/namespaces/n");
        Assert.NotNull(answer["metadata"]!["deletionTimestamp"]);
        Assert.Null(answer["metadata"]!["deletionGracePeriodSeconds"]);
    }

    [Fact]
    public async Task Whoever_scales_is_noted_first_and_without_a_time()
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Deployments + "?fieldManager=maker", Web);
        await server.Call(HttpMethod.Patch, $"{Deployments}/web/scale?fieldManager=scaler", """{"spec":{"replicas":4}}""", "application/merge-patch+json");
        var (_, answer) = await server.Call(HttpMethod.Get, $"{Deployments}/web");
        var entries = answer["metadata"]!["managedFields"]!.AsArray();
        Assert.Equal(["scaler", "maker"], entries.Select(e => (string?)e!["manager"]));
        Assert.Null(entries[0]!["time"]);
        Assert.Equal("scale", (string?)entries[0]!["subresource"]);
        Assert.NotNull(entries[1]!["time"]);
    }

    [Fact]
    public async Task Signing_requests_have_any_name_that_fits_into_a_path()
    {
        const string requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
        await using var server = await TestServer.Start(https: true);
        Assert.DoesNotContain("metadata.name", await Message("system:node:a"));
        Assert.Contains("metadata.name: Invalid value: \"a/b\": may not contain '/'", await Message("a/b"));

        async Task<string> Message(string name) => (string)(await server.Call(
            HttpMethod.Post, requests, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name }, ["spec"] = new JsonObject { ["signerName"] = "a.b/c" } }.ToJsonString())).Body["message"]!;
    }

    [Fact]
    public async Task Tables_show_flow_schemas_in_the_order_of_matching_and_attachments_by_name()
    {
        const string table = "application/json;as=Table;v=v1;g=meta.k8s.io";
        await using var server = await TestServer.Start(https: true);
        var (_, schemas) = await server.Call(HttpMethod.Get, "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas", accept: table);
        var rows = schemas["rows"]!.AsArray().Select(r => ((int)r!["cells"]![2]!, (string)r["cells"]![0]!)).ToList();
        Assert.Equal(rows.Order(), rows);
        Assert.Equal("exempt", rows[0].Item2);
        var (_, attachments) = await server.Call(HttpMethod.Get, "/apis/storage.k8s.io/v1/volumeattachments", accept: table);
        Assert.Equal(["Name", "Attacher", "PV", "Node", "Attached", "Age"], attachments["columnDefinitions"]!.AsArray().Select(c => (string?)c!["name"]));
    }

    [Fact]
    public async Task The_day_from_which_on_the_use_of_old_tokens_is_noted_is_written_down()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, map) = await server.Call(HttpMethod.Get, "/api/v1/namespaces/kube-system/configmaps/kube-apiserver-legacy-service-account-token-tracking");
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", (string?)map["data"]!["since"]);
    }
}
