using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.ApiServer.Http;

/// <summary>The path of a request as the client wrote it: what it is resolved to is not always what a Kubernetes URL can say.</summary>
internal static class RawPath
{
    /// <summary>The path, without the query; as it was resolved where the client wrote a whole URL.</summary>
    public static ReadOnlySpan<char> Of(HttpContext http)
    {
        var raw = (http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "").AsSpan();
        var end = raw.IndexOf('?');
        var path = end < 0 ? raw : raw[..end];
        return path is ['/', ..] ? path : http.Request.Path.Value;
    }

    /// <summary>Refuses paths of resources with empty and dot segments.</summary>
    /// <exception cref="ApiException">404; 400 where such a segment stands for a name.</exception>
    public static void Check(HttpContext http)
    {
        var path = Of(http);
        if (path.IndexOf("//", StringComparison.Ordinal) < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0)
        {
            return;
        }

        var last = path[(path.LastIndexOf('/') + 1)..];
        if (last is "." or "..")
        {
            throw ApiErrors.BadRequest($"Name parameter invalid: \"{last}\": may not be '{last}'");
        }

        foreach (var range in path.Split('/'))
        {
            // The first segment is empty because paths begin with a slash, the last one where they end with it.
            if (path[range] is "." or ".." || (range.Start.Value == range.End.Value && range.Start.Value > 1 && range.Start.Value < path.Length))
            {
                throw ApiErrors.PathNotFound();
            }
        }
    }
}
