using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class HttpTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    [Fact]
    public async Task Json_objects_carry_their_kind_first_and_items_of_lists_do_not()
    {
        await using var server = await TestServer.Start(https: true);
        await Create(server, "a");
        var text = await server.Http.GetStringAsync($"{ConfigMaps}/a");
        Assert.StartsWith("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\",\"uid\":", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        var list = await server.Http.GetStringAsync(ConfigMaps);
        Assert.StartsWith("{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"", list, StringComparison.Ordinal);
        Assert.Contains("\"items\":[{\"metadata\":{\"name\":\"a\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protobuf_lists_decode_to_the_same_objects_as_json()
    {
        await using var server = await TestServer.Start(https: true);
        await Create(server, "a");
        await Create(server, "b");
        var json = JsonText.Decode<ConfigMapList>(await server.Http.GetByteArrayAsync(ConfigMaps));

        // At the version of the first list: the server goes on writing what it starts with, and a later list has a later version.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ConfigMaps}?resourceVersionMatch=Exact&resourceVersion={json.Metadata.ResourceVersion}");
        request.Headers.TryAddWithoutValidation("Accept", Protobuf);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(Protobuf, response.Content.Headers.ContentType!.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("ConfigMapList", ProtobufEnvelope.Open(bytes).Kind);
        Assert.True(KubeKinds.TryGet("v1", "ConfigMapList", out var codec));
        Assert.Equal(json, codec.DecodeProto(ProtobufEnvelope.Open(bytes).Raw));
    }

    [Fact]
    public async Task Protobuf_bodies_are_understood()
    {
        await using var server = await TestServer.Start(https: true);
        using var content = new ByteArrayContent(ProtobufEnvelope.Encode(RegistryTests.Settings("a") with { Data = ValueMap.Of(("k", "v")) }));
        content.Headers.ContentType = new(Protobuf);
        using var response = await server.Http.PostAsync(ConfigMaps, content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("v", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["k"]);
    }

    [Fact]
    public async Task Tables_and_metadata_are_made_on_request()
    {
        await using var server = await TestServer.Start(https: true);
        await Create(server, "a");
        var (_, table) = await server.Call(HttpMethod.Get, ConfigMaps, accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
        Assert.Equal("Table", (string?)table["kind"]);
        Assert.Equal("Name", (string?)table["columnDefinitions"]![0]!["name"]);
        Assert.Equal("a", (string?)table["rows"]![0]!["cells"]![0]);
        Assert.Equal("PartialObjectMetadata", (string?)table["rows"]![0]!["object"]!["kind"]);
        var (_, partial) = await server.Call(HttpMethod.Get, ConfigMaps, accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");
        Assert.Equal("PartialObjectMetadataList", (string?)partial["kind"]);
        Assert.Equal("a", (string?)partial["items"]![0]!["metadata"]!["name"]);
    }

    [Fact]
    public async Task What_is_never_stored_is_not_shown_as_a_table()
    {
        const string reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        const string table = "application/json;as=Table;v=v1;g=meta.k8s.io";
        const string review = """{"spec":{"nonResourceAttributes":{"path":"/","verb":"get"}}}""";
        await using var server = await TestServer.Start(https: true);
        var (refused, status) = await server.Call(HttpMethod.Post, reviews, review, accept: table);
        Assert.Equal(HttpStatusCode.NotAcceptable, refused);
        Assert.Equal("NotAcceptable", (string?)status["reason"]);
        var (accepted, answer) = await server.Call(HttpMethod.Post, reviews, review, accept: table + ",application/json");
        Assert.Equal(HttpStatusCode.Created, accepted);
        Assert.Equal("SelfSubjectAccessReview", (string?)answer["kind"]);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothings", null, "application/json", "", 404, "NotFound")]
    [InlineData("GET", ConfigMaps, null, "application/json", "application/*", 406, "NotAcceptable")]
    [InlineData("GET", ConfigMaps, null, "application/json", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", 406, "NotAcceptable")]
    [InlineData("GET", "/api/v1/namespaces/default", null, "application/json", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", 406, "NotAcceptable")]
    [InlineData("GET", ConfigMaps + "?includeObject=Bogus", null, "application/json", "application/json;as=Table;v=v1;g=meta.k8s.io", 400, "BadRequest")]
    [InlineData("GET", "/version", null, "application/json", "text/html", 406, "NotAcceptable")]
    [InlineData("POST", "/version", "{}", "application/json", "", 405, "MethodNotAllowed")]
    [InlineData("GET", ConfigMaps + "/none", null, "application/json", "", 404, "NotFound")]
    [InlineData("GET", ConfigMaps, null, "application/json", "text/html", 406, "NotAcceptable")]
    [InlineData("POST", ConfigMaps, "x", "text/plain", "", 415, "UnsupportedMediaType")]
    [InlineData("POST", ConfigMaps, "{\"metadata\":", "application/json", "", 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, "{\"kind\":\"Secret\",\"apiVersion\":\"v1\"}", "application/json", "", 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, "{\"metadata\":{\"name\":\"A_b\"}}", "application/json", "", 422, "Invalid")]
    [InlineData("POST", ConfigMaps, "{\"metadata\":{\"name\":\"a\",\"namespace\":\"other\"}}", "application/json", "", 400, "BadRequest")]
    [InlineData("PUT", ConfigMaps + "/a", "{\"metadata\":{\"name\":\"b\"}}", "application/json", "", 400, "BadRequest")]
    [InlineData("PATCH", ConfigMaps + "/a", "{}", "application/xml", "", 415, "UnsupportedMediaType")]
    [InlineData("GET", ConfigMaps + "?labelSelector=a,,b==", null, "application/json", "", 400, "BadRequest")]
    [InlineData("GET", ConfigMaps + "?fieldSelector=spec.x=1", null, "application/json", "", 400, "BadRequest")]
    [InlineData("GET", ConfigMaps + "?resourceVersion=abc", null, "application/json", "", 400, "BadRequest")]
    [InlineData("GET", ConfigMaps + "?continue=abc", null, "application/json", "", 400, "BadRequest")]
    [InlineData("GET", ConfigMaps + "?resourceVersionMatch=Bogus", null, "application/json", "", 422, "Invalid")]
    [InlineData("GET", ConfigMaps + "?watch=1&resourceVersionMatch=Exact", null, "application/json", "", 422, "Invalid")]
    [InlineData("GET", ConfigMaps + "?limit=abc", null, "application/json", "", 400, "BadRequest")]
    [InlineData("DELETE", "/api/v1/namespaces/default/bindings/x", null, "application/json", "", 404, "NotFound")]
    [InlineData("POST", ConfigMaps + "/a", "{}", "application/json", "", 405, "MethodNotAllowed")]
    public async Task What_does_not_fit_is_answered_with_a_status(string method, string path, string? body, string contentType, string accept, int code, string reason)
    {
        await using var server = await TestServer.Start(https: true);
        var (status, answer) = await server.Call(new HttpMethod(method), path, body, contentType, accept.Length > 0 ? accept : null);
        Assert.Equal(code, (int)status);
        Assert.Equal("Status", (string?)answer["kind"]);
        Assert.Equal(reason, (string?)answer["reason"]);
        Assert.Equal(code, (int?)answer["code"]);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/healthz/")]
    [InlineData("/healthz/none")]
    [InlineData("/apis/none")]
    public async Task Paths_that_do_not_exist_are_answered_in_plain_text(string path)
    {
        await using var server = await TestServer.Start(https: true);
        using var response = await server.Http.GetAsync(path);
        Assert.Equal((HttpStatusCode.NotFound, "404 page not found\n"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_list_of_any_state_is_whole_and_several_mistakes_are_told_at_once()
    {
        await using var server = await TestServer.Start(https: true);
        foreach (var name in new[] { "a", "b", "c" })
        {
            await server.Call(HttpMethod.Post, ConfigMaps, $"{{\"metadata\":{{\"name\":\"{name}\"}}}}");
        }

        var (_, some) = await server.Call(HttpMethod.Get, ConfigMaps + "?limit=2");
        Assert.Equal(2, some["items"]!.AsArray().Count);
        var (_, all) = await server.Call(HttpMethod.Get, ConfigMaps + "?limit=2&resourceVersion=0");
        Assert.Equal(3, all["items"]!.AsArray().Count);
        var (_, wrong) = await server.Call(HttpMethod.Get, ConfigMaps + "?resourceVersionMatch=Exact&continue=x");
        Assert.Equal(
            "ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided, resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided]",
            (string?)wrong["message"]);
        var (_, token) = await server.Call(HttpMethod.Get, ConfigMaps + "?continue=bogus");
        Assert.Equal("invalid continue token: continue key is not valid: illegal base64 data at input byte 4", (string?)token["message"]);
    }

    [Fact]
    public async Task Unknown_fields_are_warned_about_or_refused()
    {
        await using var server = await TestServer.Start(https: true);
        using var warned = await server.Http.PostAsync(ConfigMaps, Json("{\"metadata\":{\"name\":\"a\"},\"colour\":1}"));
        Assert.Equal(HttpStatusCode.Created, warned.StatusCode);
        Assert.Equal("299 - \"unknown field \\\"colour\\\"\"", Assert.Single(warned.Headers.GetValues("Warning")));
        var (code, status) = await server.Call(HttpMethod.Post, ConfigMaps + "?fieldValidation=Strict", "{\"metadata\":{\"name\":\"b\"},\"colour\":1}");
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Contains("strict decoding error: unknown field \"colour\"", (string?)status["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var server = await TestServer.Start(https: true);
        var (code, _) = await server.Call(HttpMethod.Post, ConfigMaps, new string(' ', 3 * 1024 * 1024 + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, code);
    }

    [Fact]
    public async Task A_watch_streams_lines_of_json()
    {
        await using var server = await TestServer.Start(https: true);
        await Create(server, "a");
        using var response = await server.Http.GetAsync(ConfigMaps + "?watch=true&timeoutSeconds=30", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = JsonNode.Parse((await reader.ReadLineAsync())!)!;
        Assert.Equal("ADDED", (string?)first["type"]);
        Assert.Equal("ConfigMap", (string?)first["object"]!["kind"]);
        await server.Call(HttpMethod.Delete, ConfigMaps + "/a");
        var second = JsonNode.Parse((await reader.ReadLineAsync())!)!;
        Assert.Equal("DELETED", (string?)second["type"]);
    }

    [Fact]
    public async Task Large_lists_are_compressed_when_the_client_wants_it()
    {
        await using var server = await TestServer.Start(https: true);
        for (var i = 0; i < 4; i++)
        {
            await server.Call(HttpMethod.Post, ConfigMaps, $"{{\"metadata\":{{\"name\":\"c{i}\"}},\"data\":{{\"k\":\"{new string('x', 60_000)}\"}}}}");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, ConfigMaps);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var response = await server.Http.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/readyz/etcd")]
    public async Task Health_is_ok(string path)
    {
        await using var server = await TestServer.Start(https: true);
        Assert.Equal("ok", await server.Http.GetStringAsync(path));
    }

    [Fact]
    public async Task Discovery_names_groups_versions_and_resources()
    {
        await using var server = await TestServer.Start(https: true);
        var core = await server.Http.GetFromJsonAsync<JsonNode>("/api/v1");
        Assert.Contains(core!["resources"]!.AsArray(), r => (string?)r!["name"] == "pods/status");
        var groups = await server.Http.GetFromJsonAsync<JsonNode>("/apis");
        Assert.Equal("apiregistration.k8s.io", (string?)groups!["groups"]![0]!["name"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
        using var first = await server.Http.SendAsync(request);
        Assert.Equal("APIGroupDiscoveryList", (string?)JsonNode.Parse(await first.Content.ReadAsStringAsync())!["kind"]);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/apis");
        again.Headers.TryAddWithoutValidation("Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
        using var second = await server.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Every_reference_in_the_openapi_documents_leads_somewhere()
    {
        await using var server = await TestServer.Start(https: true);
        var index = await server.Http.GetFromJsonAsync<JsonNode>("/openapi/v3");
        foreach (var (_, entry) in index!["paths"]!.AsObject())
        {
            var text = await server.Http.GetStringAsync((string)entry!["serverRelativeURL"]!);
            Check(text, "#/components/schemas/", JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject());
        }

        var v2 = await server.Http.GetStringAsync("/openapi/v2");
        Check(v2, "#/definitions/", JsonNode.Parse(v2)!["definitions"]!.AsObject());
    }

    private static void Check(string document, string prefix, JsonObject definitions)
    {
        for (var at = document.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = document.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            var start = at + prefix.Length;
            var name = document[start..document.IndexOf('"', start)];
            Assert.True(definitions.ContainsKey(name), name);
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task Create(TestServer server, string name)
    {
        var (code, answer) = await server.Call(HttpMethod.Post, ConfigMaps, $"{{\"metadata\":{{\"name\":\"{name}\"}},\"data\":{{\"k\":\"v\"}}}}");
        Assert.True(code == HttpStatusCode.Created, answer.ToJsonString());
    }
}
