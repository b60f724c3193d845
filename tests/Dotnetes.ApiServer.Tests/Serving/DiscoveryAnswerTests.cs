using System.Net;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>What the server tells about itself, as clients that compare it with upstream's server find it.</summary>
public sealed class DiscoveryAnswerTests
{
    [Fact]
    public async Task The_core_group_is_told_without_a_version_of_the_document_and_with_the_address_of_the_server()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, versions) = await server.Call(HttpMethod.Get, "/api");
        Assert.Null(versions["apiVersion"]);
        Assert.Equal("APIVersions", (string?)versions["kind"]);
        Assert.EndsWith($":{server.Host.Endpoint!.Port}", (string?)versions["serverAddressByClientCIDRs"]![0]!["serverAddress"], StringComparison.Ordinal);
        var (_, core) = await server.Call(HttpMethod.Get, "/api/v1");
        Assert.Null(core["apiVersion"]);
        var (_, apps) = await server.Call(HttpMethod.Get, "/apis/apps/v1");
        Assert.Equal("v1", (string?)apps["apiVersion"]);
    }

    [Fact]
    public async Task The_root_lists_groups_checks_and_documents_and_each_of_them_is_there()
    {
        await using var server = await TestServer.Start(https: true);
        var text = await server.Http.GetStringAsync("/");
        var paths = JsonNode.Parse(text)!["paths"]!.AsArray().Select(p => (string)p!).ToList();
        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
        Assert.Contains("/apis/apps/v1", paths);
        Assert.Contains("/livez/etcd", paths);
        Assert.Contains("/readyz/poststarthook/rbac/bootstrap-roles", paths);
        Assert.DoesNotContain("/livez/shutdown", paths);
        Assert.StartsWith("{\n  \"paths\": [\n    \"/", text, StringComparison.Ordinal);
        foreach (var path in paths)
        {
            using var response = await server.Http.GetAsync(path);
            // The root of the third OpenAPI's documents is listed, as upstream does, and like there it has no document itself.
            Assert.True(response.StatusCode == (path == "/openapi/v3/" ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{path}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/livez?verbose", "[+]etcd ok", "[+]informer-sync ok")]
    [InlineData("/readyz?verbose", "[+]informer-sync ok", "[+]nothing")]
    [InlineData("/healthz?verbose&exclude=etcd", "[+]etcd excluded: ok", "[+]shutdown ok")]
    public async Task Checks_are_named_as_upstream_names_them(string path, string contained, string absent)
    {
        await using var server = await TestServer.Start(https: true);
        var lines = (await server.Http.GetStringAsync(path)).Split('\n');
        Assert.Contains("[+]ping ok", lines);
        Assert.Contains("[+]poststarthook/scheduling/bootstrap-system-priority-classes ok", lines);
        Assert.Contains(contained, lines);
        Assert.DoesNotContain(absent, lines);
    }

    [Theory]
    [InlineData("apis/apps", "/apis/apps/", "getAppsAPIGroup")]
    [InlineData("apis/rbac.authorization.k8s.io", "/apis/rbac.authorization.k8s.io/", "getRbacAuthorizationAPIGroup")]
    [InlineData("api", "/api/", "getCoreAPIVersions")]
    [InlineData("version", "/version/", "getCodeVersion")]
    [InlineData("apis/apps/v1", "/apis/apps/v1/", "getAppsV1APIResources")]
    [InlineData("apis/authorization.k8s.io/v1", "/apis/authorization.k8s.io/v1/subjectaccessreviews", "createAuthorizationV1SubjectAccessReview")]
    [InlineData("api/v1", "/api/v1/namespaces/{namespace}/bindings", "createCoreV1NamespacedBinding")]
    [InlineData("api/v1", "/api/v1/componentstatuses", "listCoreV1ComponentStatus")]
    [InlineData("api/v1", "/api/v1/watch/namespaces/{namespace}/pods/{name}", "watchCoreV1NamespacedPod")]
    [InlineData("api/v1", "/api/v1/watch/pods", "watchCoreV1PodListForAllNamespaces")]
    [InlineData("api/v1", "/api/v1/namespaces/{namespace}/pods/{name}/log", "readCoreV1NamespacedPodLog")]
    [InlineData("api/v1", "/api/v1/namespaces/{namespace}/pods/{name}/exec", "connectCoreV1GetNamespacedPodExec")]
    [InlineData("api/v1", "/api/v1/nodes/{name}/proxy/{path}", "connectCoreV1GetNodeProxyWithPath")]
    public async Task Documents_of_openapi_name_every_operation_that_client_generators_expect(string document, string path, string operation)
    {
        await using var server = await TestServer.Start(https: true);
        var (_, index) = await server.Call(HttpMethod.Get, "/openapi/v3");
        Assert.NotNull(index["paths"]![document]);
        var (_, v3) = await server.Call(HttpMethod.Get, $"/openapi/v3/{document}");
        Assert.Equal(operation, (string?)v3["paths"]![path]!.AsObject().First(p => p.Key != "parameters").Value!["operationId"]);
        var (_, v2) = await server.Call(HttpMethod.Get, "/openapi/v2");
        Assert.Equal(operation, (string?)v2["paths"]![path]!.AsObject().First(p => p.Key != "parameters").Value!["operationId"]);
    }

    [Fact]
    public async Task Raw_json_has_the_name_of_what_it_stands_for()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, v2) = await server.Call(HttpMethod.Get, "/openapi/v2");
        Assert.Equal("#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", Reference("io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry", "fieldsV1"));
        const string json = "#/definitions/io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON";
        Assert.Equal(json, Reference("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps", "default"));
        Assert.Equal(json, (string?)v2["definitions"]!["io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"]!["properties"]!["enum"]!["items"]!["$ref"]);
        Assert.Null(v2["definitions"]!["io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON"]!["type"]);

        string? Reference(string type, string field) => (string?)v2["definitions"]![type]!["properties"]![field]!["$ref"];
    }

    [Theory]
    [InlineData("curl/8.5.0", "", true)]
    [InlineData("Mozilla/5.0 (X11)", "", true)]
    [InlineData("kubectl/v1.36.0", "", false)]
    [InlineData("curl/8.5.0", "?pretty=false", false)]
    [InlineData("kubectl/v1.36.0", "?pretty=true", true)]
    public async Task Programs_of_people_get_indented_answers(string program, string query, bool isIndented)
    {
        await using var server = await TestServer.Start(https: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/namespaces/none{query}");
        request.Headers.TryAddWithoutValidation("User-Agent", program);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(isIndented, (await response.Content.ReadAsStringAsync()).StartsWith("{\n  \"kind\": \"Status\"", StringComparison.Ordinal));
    }
}
