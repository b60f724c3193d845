using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Http;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>What upstream's router, negotiation and decoders answer to requests that are wrong before anybody looks at an object.</summary>
public sealed class WrongRequestTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Jobs = "/apis/batch/v1/namespaces/default/jobs";
    private const string Accepted = "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const string Unrecognized = "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: ";

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/nothings", 404, "NotFound")]
    [InlineData("OPTIONS", "/api/v1/pods/p", 404, "NotFound")]
    [InlineData("GET", "/api/v7/pods", 404, "NotFound")]
    [InlineData("GET", "/apis/apps/v7", 404, "NotFound")]
    [InlineData("POST", "/api/v1/watch/configmaps", 405, "MethodNotAllowed")]
    [InlineData("GET", "/api/v1/watch/componentstatuses", 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/pods/p/log/x", 404, "NotFound")]
    [InlineData("PATCH", "/api/v1/namespaces/default/pods/p/eviction", 405, "MethodNotAllowed")]
    [InlineData("PATCH", Maps, 405, "MethodNotAllowed")]
    [InlineData("PATCH", Maps + "/a", 415, "UnsupportedMediaType")]
    public async Task The_path_counts_before_the_method_and_the_method_before_media_types(string method, string path, int code, string reason)
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(new(method), path);
        if (method is "PATCH" or "POST")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await server.Http.SendAsync(request);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal(reason, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["reason"]);
    }

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/namespaces", "", 404, "the server could not find the requested resource")]
    [InlineData("GET", "/api/v1/namespaces/default/namespaces/default", "", 404, "the server could not find the requested resource")]
    [InlineData("GET", Maps + "?limit=x;y&limit=1", "", 200, "")]
    [InlineData("GET", Maps + "?fieldSelector==", "", 200, "")]
    [InlineData("GET", Maps + "?watch=1&timeoutSeconds=-1", "", 200, "")]
    [InlineData("GET", "/index.html", "", 200, "")]
    [InlineData("PATCH", Maps + "/m", """{"metadata":{"finalizers":["x/y z"]}}""", 422, "ConfigMap \"m\" is invalid: metadata.finalizers: Invalid value: \"x/y z\": name part must consist")]
    [InlineData("PATCH", Maps + "/m", """{"metadata":{"generateName":"N V"}}""", 422, "ConfigMap \"m\" is invalid: metadata.generateName: Invalid value: \"N V\"")]
    [InlineData("PATCH", Maps + "/m", """{"metadata":{"resourceVersion":"x"}}""", 400, "strconv.ParseUint: parsing \"x\": invalid syntax")]
    [InlineData("POST", Maps, """{"metadata":{"name":"n","resourceVersion":"1"}}""", 400, "resourceVersion should not be set on objects to be created")]
    [InlineData("APPLY", Maps + "/m", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":7}""", 400, "failed to create typed patch object")]
    [InlineData("APPLY", Jobs + "/j", """{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"j"},"spec":{"parallelism":3000000000}}""", 422, "Job.batch \"j\" is invalid: [spec.parallelism: Invalid value: -1294967296: must be greater than or equal to 0")]
    public async Task What_is_wrong_with_a_request_is_never_the_servers_fault(string method, string path, string body, int code, string message)
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, Maps, """{"metadata":{"name":"m"}}""");
        using var request = new HttpRequestMessage(new(method == "APPLY" ? "PATCH" : method), path + (method == "APPLY" ? "?fieldManager=x" : ""));
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, method switch { "APPLY" => "application/apply-patch+yaml", "PATCH" => "application/merge-patch+json", _ => "application/json" });
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var response = await server.Http.SendAsync(request, limit.Token);
        var text = await response.Content.ReadAsStringAsync(limit.Token);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.True(message.Length == 0 || ((string?)JsonNode.Parse(text)!["message"])!.StartsWith(message, StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData(Maps, 4)]
    [InlineData("/apis/coordination.k8s.io/v1/namespaces/default/leases", 3)]
    [InlineData("/api/v1/namespaces/default/limitranges", 3)]
    public async Task Wrong_metadata_of_an_update_is_a_cause_each_time_it_is_checked(string collection, int times)
    {
        await using var server = await TestServer.Start(https: true);
        await server.Call(HttpMethod.Post, collection, """{"metadata":{"name":"m"}}""");
        using var content = new StringContent("""{"metadata":{"labels":{"a b":"c"}}}""", Encoding.UTF8, "application/merge-patch+json");
        using var response = await server.Http.PatchAsync(collection + "/m", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(times, status["details"]!["causes"]!.AsArray().Count);
        Assert.Equal(2, ((string)status["message"]!).Split("metadata.labels").Length);
    }

    [Theory]
    [InlineData("?a=b%20c&d", true, "?a=b%20c&d")]
    [InlineData("?a=%zz&b=c", false, "?b=c")]
    [InlineData("?a=b;c=d&b=c&%2", false, "?b=c")]
    public void Parts_of_queries_that_cannot_be_read_are_dropped(string query, bool isReadable, string readable)
    {
        Assert.Equal(isReadable, !QueryText.IsUnreadable(query));
        Assert.Equal(readable, QueryText.Readable(query));
    }

    [Theory]
    [InlineData("/apis/nothing.io/v1/things")]
    [InlineData("/apis/nothing.io")]
    [InlineData("/nothing")]
    public async Task Where_nothing_is_served_there_is_plain_text(string path)
    {
        await using var server = await TestServer.Start(https: true);
        using var response = await server.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("404 page not found\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/pods/absent", "application/json;as=Table;g=meta.k8s.io;v=v1", "pods \"absent\" not found")]
    [InlineData("/apis", "application/json;as=Table;g=meta.k8s.io;v=v1", Accepted)]
    [InlineData(Maps, "application/json;as=\"Table\";g=\"meta.k8s.io\";v=\"v1\"", Accepted)]
    [InlineData(Maps, "application/json;as=;g=meta.k8s.io;v=v1", Accepted)]
    public async Task Errors_that_have_no_accepted_form_are_indented_json(string path, string accept, string message)
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(message, (string?)JsonNode.Parse(text)!["message"]);
        Assert.StartsWith("{\n  \"kind\": \"Status\",", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Maps + "?watch=1", "only the following media types are accepted: application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch")]
    [InlineData("/version", "406: Not Acceptable")]
    public async Task Errors_that_are_accepted_as_yaml_are_yaml(string path, string message)
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "application/yaml");
        using var response = await server.Http.SendAsync(request);
        var status = JsonNode.Parse(YamlToJson.Convert(await response.Content.ReadAsByteArrayAsync()))!;
        Assert.Equal((HttpStatusCode.NotAcceptable, "Status"), (response.StatusCode, (string?)status["kind"]));
        Assert.StartsWith(message, (string?)status["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Unrecognized + "unexpected end of JSON input (<empty>)")]
    [InlineData("{", Unrecognized + "unexpected end of JSON input ({)")]
    [InlineData("\"x\"", Unrecognized + "json: cannot unmarshal string into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" } (227822)")]
    [InlineData("{\"kind\":7}", Unrecognized + "json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\":7})")]
    [InlineData("{\"metadata\":{\"name\":\"averylongname\"}", Unrecognized + "unexpected end of JSON input ({\"metadata\":{\"name\":\"averylong ...)")]
    [InlineData("{\"kind\":\"Pod\"}", "Pod in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Pod) to (core.ConfigMap): unknown conversion")]
    [InlineData("{\"kind\":\"configmap\"}", "configmap in version \"v1\" cannot be handled as a ConfigMap: no kind \"configmap\" is registered for version \"v1\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"")]
    [InlineData("{\"kind\":\"A\",\"apiVersion\":\"b.io/v1\"}", "A in version \"v1\" cannot be handled as a ConfigMap: no kind \"A\" is registered for version \"b.io/v1\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"")]
    [InlineData("{\"apiVersion\":\"a/b/c\"}", "the object provided is unrecognized (must be of type ConfigMap): unexpected GroupVersion string: a/b/c ({\"apiVersion\":\"a/b/c\"})")]
    public async Task Bodies_without_a_fitting_kind_are_refused_in_upstreams_words(string body, string message)
    {
        await using var server = await TestServer.Start(https: true);
        var (code, status) = await server.Call(HttpMethod.Post, Maps, body);
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Equal(message, (string?)status["message"]);
    }

    [Theory]
    [InlineData("e30", "invalid continue token: continue key is not valid: server does not recognize this encoded version ")]
    [InlineData("e30%3D", "invalid continue token: continue key is not valid: illegal base64 data at input byte 3")]
    [InlineData("bnVsbA", "invalid continue token: continue key is not valid: server does not recognize this encoded version ")]
    [InlineData("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIuLi8uLi94In0", "invalid continue token: continue key is not valid: ../../x")]
    public async Task Tokens_of_others_are_refused(string token, string message)
    {
        await using var server = await TestServer.Start(https: true);
        var (_, status) = await server.Call(HttpMethod.Get, $"{Maps}?continue={token}");
        Assert.Equal(message, (string?)status["message"]);
    }

    [Fact]
    public async Task A_page_of_a_version_is_of_that_version()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, first) = await server.Call(HttpMethod.Post, Maps, "{\"metadata\":{\"name\":\"a\"}}");
        await server.Call(HttpMethod.Post, Maps, "{\"metadata\":{\"name\":\"b\"}}");
        var version = (string)first["metadata"]!["resourceVersion"]!;
        var (_, page) = await server.Call(HttpMethod.Get, $"{Maps}?limit=5&resourceVersion={version}");
        Assert.Equal(version, (string?)page["metadata"]!["resourceVersion"]);
        Assert.Equal("a", (string?)Assert.Single(page["items"]!.AsArray())!["metadata"]!["name"]);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_that_a_patch_is_none()
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(HttpMethod.Patch, Maps + "/absent") { Content = new StringContent("{", Encoding.UTF8, "application/merge-patch+json") };
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Programs_of_people_get_indented_answers()
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps);
        request.Headers.TryAddWithoutValidation("User-Agent", "curl/8.0");
        using var response = await server.Http.SendAsync(request);
        Assert.StartsWith("{\n  \"kind\": \"ConfigMapList\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
