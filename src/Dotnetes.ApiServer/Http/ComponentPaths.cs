using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Serving;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// <c>/statusz</c> and <c>/flagz</c> (KEP-4827, KEP-4828): what runs here since when and with which flags, as text for people and structured for programs
/// that ask for <c>as=Statusz</c> or <c>as=Flagz</c> of group <c>config.k8s.io</c>.
/// </summary>
internal sealed class ComponentPaths(ApiServerOptions options) : IHttpPath
{
    private const string Accepted = "application/json, application/yaml, text/plain";

    private readonly ComponentPages _pages = new("apiserver", options.GitVersion, ["/flagz", "/healthz", "/livez", "/metrics", "/readyz", "/statusz", "/version"], options.Flags, options.Time);

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var isStatus = context.Info.Path == "/statusz";
        if (!isStatus && context.Info.Path != "/flagz")
        {
            return false;
        }

        var accept = http.Request.Headers.Accept.ToString();
        foreach (var clause in ContentNegotiation.Clauses(accept.Length == 0 ? "text/plain" : accept))
        {
            var type = MediaTypes.WithoutParameters(clause);
            var shape = ContentNegotiation.Parameter(clause, "as");
            if (type is "text/plain" or "text/*" or "*/*" && shape.Length == 0)
            {
                await BodyWriter.WriteText(http, 200, isStatus ? _pages.StatusText() : _pages.FlagText());
                return true;
            }

            var version = ContentNegotiation.Parameter(clause, "v");
            if (type is MediaTypes.Json or MediaTypes.Yaml or "*/*" or "application/*" && shape == (isStatus ? "Statusz" : "Flagz")
                && version is "v1alpha1" or "v1beta1" && ContentNegotiation.Parameter(clause, "g") == "config.k8s.io")
            {
                await Structured(http, isStatus, version, type == MediaTypes.Yaml ? ResponseEncoding.Yaml : ResponseEncoding.Json);
                return true;
            }
        }

        throw ApiErrors.NotAcceptable(Accepted);
    }

    private async ValueTask Structured(HttpContext http, bool isStatus, string version, ResponseEncoding encoding)
    {
        var encoder = new ResponseEncoder(new(encoding, IsPretty: PrettyJson.IsWanted(http.Request)), "", options.Time);
        var type = $"{encoder.ContentType};g=config.k8s.io;v={version};as={(isStatus ? "Statusz" : "Flagz")}";
        var value = isStatus ? _pages.Status(version) : _pages.FlagList(version);
        await BodyWriter.Write(http, 200, type, encoder.Encode(value), mayCompress: true);
    }
}
