using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The URLs of subresources that connect clients to something else.</summary>
internal static class ConnectPath
{
    /// <summary>Whether a request is for one of them; its body is then not the API server's to read.</summary>
    public static bool IsConnection(RequestInfo info) => info is { IsResource: true, Group: "", Name.Length: > 0 } && (info.Resource, info.Subresource) switch
    {
        ("pods", "log" or "exec" or "attach" or "portforward" or "proxy") => true,
        ("services" or "nodes", "proxy") => true,
        _ => false,
    };

    /// <summary>Whether a request is for a proxy.</summary>
    public static bool IsProxy(RequestInfo info) => info.Subresource == "proxy" && IsConnection(info);

    /// <summary>
    /// What follows the subresource in the URL, escaped as the client wrote it and with its leading slash; empty when nothing follows.
    /// </summary>
    public static string Rest(HttpContext http, RequestInfo info)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var end = raw.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? raw : raw[..end];
        if (!path.StartsWith('/') || HasDotSegments(path))
        {
            return Decoded(http.Request.Path.Value ?? "/", info);
        }

        var position = 0;
        for (var left = info.Namespace.Length > 0 && info.Resource != "namespaces" ? 7 : 5; left > 0; left--)
        {
            while (SlashAt(path, position) is > 0 and var width)
            {
                position += width;
            }

            while (position < path.Length && SlashAt(path, position) == 0)
            {
                position++;
            }
        }

        return position == path.Length ? "" : "/" + path[(position + SlashAt(path, position))..];
    }

    // How many characters a slash takes there, which may be escaped; 0 where there is none.
    private static int SlashAt(string path, int position) =>
        position >= path.Length ? 0 : path[position] == '/' ? 1 : string.Compare(path, position, "%2F", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 ? 3 : 0;

    // Such paths were resolved before they were authorized; only the resolved form may be used.
    private static bool HasDotSegments(string path) =>
        path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Split('/').Any(s => s.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) is "." or "..");

    private static string Decoded(string path, RequestInfo info)
    {
        var escaped = string.Join('/', info.Rest.Split('/').Select(Uri.EscapeDataString));
        return (info.Rest.Length > 0 ? "/" + escaped : "") + (path.EndsWith('/') ? "/" : "");
    }
}
