using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Discovery;

/// <summary><c>/</c>, <c>/api</c>, <c>/apis</c> and what is below them without naming a resource, plain and aggregated.</summary>
/// <param name="core">The server.</param>
/// <param name="address">Host and port under which clients reach this server.</param>
/// <param name="others">Paths besides resources that are worth listing.</param>
internal sealed class DiscoveryPaths(ApiServerCore core, Func<string> address, IReadOnlyList<string> others) : IHttpPath
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var parts = context.Info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var documents = core.Discovery.Documents;
        var accept = http.Request.Headers.Accept.ToString();
        if (parts is ["api"] or ["apis"] && accept.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal) && AcceptsVersion2(accept))
        {
            await WriteAggregated(http, accept, parts[0] == "api" ? documents.Core : documents.Groups);
            return true;
        }

        if (parts is [] or ["index.html"])
        {
            await BodyWriter.WriteText(http, 200, PathList(documents), MediaTypes.Json);
            return true;
        }

        IKubeKind? answer = parts switch
        {
            ["api"] => documents.Legacy(address()),
            ["apis"] => documents.GroupList,
            ["api", var version] => documents.Resources("", version),
            ["apis", var group] => documents.Group(group),
            ["apis", var group, var version] => documents.Resources(group, version),
            _ => null,
        };
        if (answer is null)
        {
            return parts is ["api", _] || (parts is ["apis", var known, _] && documents.Group(known) is not null) ? throw ApiErrors.PathNotFound() : false;
        }

        // The lists of groups answer whatever the method is; the others are behind a router.
        if (parts is not ["apis"] and not ["apis", _])
        {
            if (http.Request.Method != "GET")
            {
                throw ApiErrors.MethodNotSupported();
            }

            ContentNegotiation.CheckRoute("get", accept, "");
        }

        var format = ContentNegotiation.TryChoosePlain(accept, PrettyJson.IsWanted(http.Request)) ?? throw ApiErrors.NotAcceptable(BodyDecoder.AcceptedTypes);
        context.Audit?.Answered(new ApiResponse.Value(200, answer), format);
        var encoder = new ResponseEncoder(format, "", core.Options.Time);
        await BodyWriter.Write(http, 200, encoder.ContentType, parts[0] == "api" ? encoder.EncodeUnversioned(answer) : encoder.Encode(answer), mayCompress: true);
        return true;
    }

    private string PathList(DiscoveryDocuments documents) =>
        System.Text.Encoding.UTF8.GetString(PrettyJson.Indent(JsonText.Encode(documents.Paths(others))));

    // Old clients ask for v2beta1 alone; what they get instead is the plain documents, which they know as well.
    private static bool AcceptsVersion2(string accept) => accept.Contains("v=v2;", StringComparison.Ordinal) || accept.Contains("v=v2,", StringComparison.Ordinal) || accept.EndsWith("v=v2", StringComparison.Ordinal);

    private static async ValueTask WriteAggregated(HttpContext http, string accept, AggregatedDocument document)
    {
        http.Response.Headers.ETag = document.ETag;
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers.CacheControl = "public";
        if (http.Request.Headers.IfNoneMatch.ToString() == document.ETag)
        {
            http.Response.StatusCode = 304;
            return;
        }

        var body = new ByteBuffer();
        var type = MediaTypes.WithoutParameters(accept.Split(',')[0]) is var first and (MediaTypes.Protobuf or MediaTypes.Yaml) ? first : MediaTypes.Json;
        body.Add(type switch
        {
            MediaTypes.Protobuf => document.Protobuf,
            MediaTypes.Yaml => MediaTypes.JsonToYaml(document.Json),
            _ => PrettyJson.IsWanted(http.Request) ? PrettyJson.Indent(document.Json.AsSpan().TrimEnd((byte)'\n')) : document.Json,
        });
        await BodyWriter.Write(http, 200, Aggregated.Replace(MediaTypes.Json, type, StringComparison.Ordinal), body, mayCompress: true);
    }
}
