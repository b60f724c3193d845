using System.Net;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The <c>proxy</c> subresource of nodes, pods and services: HTTP requests of any method, and upgrades, to what they name.</summary>
/// <param name="targets">Finds what is named.</param>
/// <param name="stopping">Ends all connections.</param>
internal sealed class ProxySubresource(ProxyTargets targets, CancellationToken stopping) : ISubresource
{
    /// <inheritdoc/>
    public string Name => "proxy";

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Info.Group.Length == 0 && definition.Info.Plural is "nodes" or "pods" or "services";

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        await endpoint.AdmitConnection(context, ConnectOptions.OfProxy(context.Info));
        var (origin, invoker) = context.Info.Resource switch
        {
            "nodes" => await targets.Node(context),
            "pods" => await targets.Pod(context, endpoint),
            _ => await targets.Service(context, endpoint),
        };
        return new ApiResponse.Connection(http => Serve(http, context.Info, origin, invoker));
    }

    private Task Serve(HttpContext http, RequestInfo info, Uri origin, HttpMessageInvoker invoker)
    {
        var rest = ConnectPath.Rest(http, info);
        var text = origin.GetLeftPart(UriPartial.Authority) + (rest.Length == 0 ? "/" : rest) + http.Request.QueryString.Value;
        if (!Uri.TryCreate(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var url))
        {
            throw ApiErrors.BadRequest($"the path {GoText.Quote(rest)} is not valid");
        }

        if (UpgradeProxy.IsUpgrade(http))
        {
            return new UpgradeProxy(invoker, url, stopping).Run(http);
        }

        if (rest.Length == 0 && http.Request.Method is "GET" or "HEAD" && !http.Request.Path.Value!.EndsWith('/'))
        {
            // Relative links of the page would otherwise lead past the proxy.
            http.Response.StatusCode = (int)HttpStatusCode.MovedPermanently;
            http.Response.Headers.Location = http.Request.Path.ToUriComponent() + "/" + http.Request.QueryString.Value;
            return Task.CompletedTask;
        }

        var whole = http.Request.Path.ToUriComponent();
        var links = new ProxyLinks
        {
            Prefix = rest.Length > 0 && whole.EndsWith(rest, StringComparison.Ordinal) ? whole[..^rest.Length] : PrefixOf(info),
            Host = http.Request.Host.Value ?? "",
            Source = url,
        };
        return new BackendProxy(invoker, url, links, stopping).Run(http);
    }

    private static string PrefixOf(RequestInfo info) => info.Resource == "nodes"
        ? $"/api/v1/nodes/{info.Name}/proxy"
        : $"/api/v1/namespaces/{info.Namespace}/{info.Resource}/{info.Name}/proxy";
}
