using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class OpenApiProtoTests
{
    private const string Type = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    [Theory]
    [InlineData(Type)]
    [InlineData("application/com.github.proto-openapi.spec.v2@v1.0+protobuf")]
    [InlineData("application/com.github.proto-openapi.spec.v2@v1.0+protobuf, application/json;q=0.5")]
    public async Task The_document_of_version_2_comes_in_protobuf_with_everything_that_json_has(string accept)
    {
        await using var server = await TestServer.Start(https: true);
        var json = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v2"))!;
        using var response = await Get(server, accept);
        Assert.Equal(Type, response.Content.Headers.ContentType!.ToString());
        var document = Fields(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("2.0", Text(document, 1));
        Assert.Equal("Kubernetes", Text(Fields(One(document, 2)), 1));
        var paths = Named(Fields(One(document, 8)), 2);
        Assert.Equal(json["paths"]!.AsObject().Select(p => p.Key), paths.Keys);
        var definitions = Named(Fields(One(document, 9)), 1);
        Assert.Equal(json["definitions"]!.AsObject().Select(p => p.Key), definitions.Keys);

        var pod = Fields(definitions["io.k8s.api.core.v1.Pod"]);
        Assert.Equal(json["definitions"]!["io.k8s.api.core.v1.Pod"]!["properties"]!.AsObject().Select(p => p.Key), Named(Fields(One(pod, 25)), 1).Keys);
        Assert.Contains("""[{"group":"","kind":"Pod","version":"v1"}]""", Text(Fields(Named(pod, 31)["x-kubernetes-group-version-kind"]), 2), StringComparison.Ordinal);
        Assert.Equal("createCoreV1NamespacedPod", Text(Fields(One(Fields(paths["/api/v1/namespaces/{namespace}/pods"]), 4)), 5));
    }

    [Theory]
    [InlineData("api/v1", "io.k8s.api.core.v1.Pod", "createCoreV1NamespacedPod", "/api/v1/namespaces/{namespace}/pods")]
    [InlineData("apis/apps/v1", "io.k8s.api.apps.v1.Deployment", "createAppsV1NamespacedDeployment", "/apis/apps/v1/namespaces/{namespace}/deployments")]
    public async Task Documents_of_version_3_come_in_protobuf_with_everything_that_json_has(string group, string kind, string operation, string path)
    {
        const string type = "application/com.github.proto-openapi.spec.v3.v1.0+protobuf";
        await using var server = await TestServer.Start(https: true);
        var json = JsonNode.Parse(await server.Http.GetStringAsync($"/openapi/v3/{group}"))!;
        using var response = await Get(server, "application/json;q=0.1, application/com.github.proto-openapi.spec.v3@v1.0+protobuf", $"/openapi/v3/{group}");
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        var document = Fields(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("3.0.0", Text(document, 1));
        var paths = Named(Fields(One(document, 4)), 1);
        Assert.Equal(json["paths"]!.AsObject().Select(p => p.Key), paths.Keys);
        Assert.Equal(operation, Text(Fields(One(Fields(paths[path]), 6)), 5));
        var schemas = Named(Fields(One(Fields(One(document, 5)), 1)), 1);
        var expected = json["components"]!["schemas"]!.AsObject();
        Assert.Equal(expected.Select(p => p.Key), schemas.Keys);
        Assert.Equal(
            expected.Select(s => $"{s.Key}: {string.Join(' ', s.Value!["properties"]?.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal) ?? (IEnumerable<string>)[])}"),
            schemas.Select(s => $"{s.Key}: {string.Join(' ', Fields(One(Fields(s.Value), 1)).Where(f => f.Field == 31).SelectMany(p => Named(Fields(p.Value), 1).Keys).Order(StringComparer.Ordinal))}"));
        Assert.Contains("\"kind\":", Text(Fields(Named(Fields(One(Fields(schemas[kind]), 1)), 36)["x-kubernetes-group-version-kind"]), 2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.v1.SeccompProfile", """[{"discriminator":"type","fields-to-discriminateBy":{"localhostProfile":"LocalhostProfile"}}]""")]
    [InlineData("core.v1.PodSchedulingGroup", """[{"fields-to-discriminateBy":{"podGroupName":"PodGroupName"}}]""")]
    [InlineData("flowcontrol.v1.Subject", """[{"discriminator":"kind","fields-to-discriminateBy":{"group":"Group","serviceAccount":"ServiceAccount","user":"User"}}]""")]
    [InlineData("core.v1.PodSpec", null)]
    public async Task Types_of_which_one_field_chooses_the_others_say_so(string type, string? unions)
    {
        await using var server = await TestServer.Start(https: true);
        var definition = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v2"))!["definitions"]![$"io.k8s.api.{type}"]!;
        Assert.Equal(unions, definition["x-kubernetes-unions"]?.ToJsonString());
    }

    [Theory]
    [InlineData("core.v1.ServiceSpec", "ipFamilies", """["","IPv4","IPv6"]""")]
    [InlineData("networking.v1.NetworkPolicySpec", "policyTypes", """["Egress","Ingress"]""")]
    public async Task Lists_of_certain_words_name_them(string type, string field, string words)
    {
        await using var server = await TestServer.Start(https: true);
        var definition = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v2"))!["definitions"]![$"io.k8s.api.{type}"]!;
        Assert.Equal(words, definition["properties"]![field]!["items"]!["enum"]!.ToJsonString());
    }

    [Fact]
    public async Task An_address_with_an_old_hash_leads_to_the_new_one()
    {
        await using var server = await TestServer.Start(https: true);
        var index = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v3"))!;
        var url = index["paths"]!["apis/apps/v1"]!["serverRelativeURL"]!.ToString();
        using var good = await Get(server, "application/json", url);
        Assert.Equal("public, immutable", good.Headers.NonValidated["Cache-Control"].ToString());
        using var old = await Get(server, "application/json", "/openapi/v3/apis/apps/v1?hash=OLD");
        Assert.Equal(url, old.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Other_types_are_not_acceptable()
    {
        await using var server = await TestServer.Start(https: true);
        using var response = await Get(server, "text/html");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> Get(TestServer server, string accept, string path = "/openapi/v2")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await server.Http.SendAsync(request);
    }

    private static byte[] One(List<(int Field, byte[] Value)> fields, int field) => Assert.Single(fields, f => f.Field == field).Value;

    private static string Text(List<(int Field, byte[] Value)> fields, int field) => Encoding.UTF8.GetString(One(fields, field));

    private static Dictionary<string, byte[]> Named(List<(int Field, byte[] Value)> fields, int field) =>
        fields.Where(f => f.Field == field).Select(f => Fields(f.Value)).ToDictionary(f => Text(f, 1), f => One(f, 2));

    // The length-delimited fields of a message.
    private static List<(int Field, byte[] Value)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    fields.Add(((int)(tag >> 3), message[at..(at + length)]));
                    at += length;
                    break;
            }
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
