using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>What the server tells about itself beside its resources.</summary>
public sealed class ServerPathTests
{
    [Fact]
    public async Task Status_and_flags_are_text_for_people_and_structured_for_programs()
    {
        await using var server = await TestServer.Start(https: true);
        Assert.StartsWith("\napiserver statusz\nWarning: ", await server.Http.GetStringAsync("/statusz"), StringComparison.Ordinal);
        Assert.StartsWith("\napiserver flagz\nWarning: ", await server.Http.GetStringAsync("/flagz"), StringComparison.Ordinal);
        var (_, status) = await server.Call(HttpMethod.Get, "/statusz", accept: "application/json;as=Statusz;v=v1beta1;g=config.k8s.io");
        Assert.Equal("Statusz", (string?)status["kind"]);
        Assert.Equal("1.36", (string?)status["emulationVersion"]);
        var (_, refused) = await server.Call(HttpMethod.Get, "/statusz", accept: "application/json");
        Assert.Equal("only the following media types are accepted: application/json, application/yaml, text/plain", (string?)refused["message"]);
    }

    [Theory]
    [InlineData("/livez/poststarthook/rbac/bootstrap-roles", "ok")]
    [InlineData("/readyz/informer-sync", "ok")]
    [InlineData("/livez/informer-sync", "404 page not found\n")]
    [InlineData("/livez/", "404 page not found\n")]
    public async Task Single_health_checks_have_upstreams_names(string path, string text)
    {
        await using var server = await TestServer.Start(https: true);
        using var response = await server.Http.GetAsync(path);
        Assert.Equal(text, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_cannot_be_excluded_is_said()
    {
        await using var server = await TestServer.Start(https: true);
        Assert.Contains(
            "warn: some health checks cannot be excluded: no matches for \"\",\"a\",\"b\"\n",
            await server.Http.GetStringAsync("/livez?verbose&exclude=b&exclude=ping&exclude=a&exclude=b&exclude="),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_measured()
    {
        await using var server = await TestServer.Start(https: true);
        await server.Http.GetStringAsync("/livez");
        var metrics = await server.Http.GetStringAsync("/metrics/slis");
        Assert.Contains("kubernetes_healthcheck{name=\"etcd\",type=\"livez\"} 1", metrics, StringComparison.Ordinal);
        Assert.Contains("kubernetes_healthchecks_total{name=\"etcd\",status=\"success\",type=\"livez\"} 2", metrics, StringComparison.Ordinal);
        Assert.Contains("kubernetes_healthchecks_total{name=\"etcd\",status=\"success\",type=\"readyz\"} 1", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_use_of_deprecated_resources_is_measured()
    {
        await using var server = await TestServer.Start(https: true);
        await server.Http.GetStringAsync("/api/v1/componentstatuses");
        Assert.Contains(
            "apiserver_requested_deprecated_apis{group=\"\",removed_release=\"\",resource=\"componentstatuses\",subresource=\"\",version=\"v1\"} 1", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_are_shown_as_a_table_and_selected()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, table) = await server.Call(HttpMethod.Get, "/api/v1/componentstatuses?fieldSelector=metadata.name=etcd-0", accept: "application/json;as=Table;g=meta.k8s.io;v=v1");
        Assert.Equal(["Name", "Status", "Message", "Error"], table["columnDefinitions"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Equal(["etcd-0", "Healthy", "ok", ""], Assert.Single(table["rows"]!.AsArray())!["cells"]!.AsArray().Select(c => (string)c!));
    }

    [Theory]
    [InlineData("api", "/api/", "getCoreAPIVersions")]
    [InlineData("apis", "/apis/", "getAPIVersions")]
    [InlineData("version", "/version/", "getCodeVersion")]
    [InlineData("apis/apps", "/apis/apps/", "getAppsAPIGroup")]
    [InlineData("apis/apps/v1", "/apis/apps/v1/", "getAppsV1APIResources")]
    [InlineData("apis/authorization.k8s.io/v1", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "createAuthorizationV1SelfSubjectAccessReview")]
    [InlineData("api/v1", "/api/v1/namespaces/{namespace}/pods/{name}/proxy/{path}", "connectCoreV1GetNamespacedPodProxyWithPath")]
    [InlineData("api/v1", "/api/v1/watch/namespaces/{namespace}/pods/{name}", "watchCoreV1NamespacedPod")]
    [InlineData("api/v1", "/api/v1/namespaces/{namespace}/pods/{name}/log", "readCoreV1NamespacedPodLog")]
    public async Task Open_api_documents_name_every_operation(string document, string path, string id)
    {
        await using var server = await TestServer.Start(https: true);
        var (_, index) = await server.Call(HttpMethod.Get, "/openapi/v3");
        var (_, described) = await server.Call(HttpMethod.Get, (string)index["paths"]![document]!["serverRelativeURL"]!);
        var operations = described["paths"]![path]!.AsObject();
        Assert.Contains(id, operations.Where(o => o.Value is JsonObject).Select(o => (string?)o.Value!["operationId"]));
    }

    [Fact]
    public async Task Values_of_any_form_have_their_own_types()
    {
        await using var server = await TestServer.Start(https: true);
        var (_, document) = await server.Call(HttpMethod.Get, "/openapi/v2");
        var definitions = document["definitions"]!;
        Assert.Equal(
            "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", (string?)definitions["io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry"]!["properties"]!["fieldsV1"]!["$ref"]);
        Assert.Equal(
            "#/definitions/io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
            (string?)definitions["io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"]!["properties"]!["default"]!["$ref"]);
    }
}
