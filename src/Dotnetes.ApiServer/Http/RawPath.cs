using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.ApiServer.Http;

/// <summary>The path of a request as the client wrote it: what it is resolved to is not always what a Kubernetes URL can say.</summary>
internal static class RawPath
{
    private const string EscapedSlash = "%2F";
    private const string EscapedDot = "%2E";

    /// <summary>The path, without the query; as it was resolved where the client wrote a whole URL or escaped slashes.</summary>
    public static ReadOnlySpan<char> Of(HttpContext http)
    {
        var path = Raw(http);
        return path is ['/', ..] && !HasEscapedSlash(path) ? path : http.Request.Path.Value;
    }

    /// <summary>
    /// Makes an escaped slash one that separates, as it is for upstream, for every part of this server: what is authorized is what is served. Dots between such slashes lead nowhere.
    /// </summary>
    public static void Unescape(HttpContext http)
    {
        var path = Raw(http);
        if (path is ['/', ..] && HasEscapedSlash(path))
        {
            // Twice escaped is once escaped, which only the path as it was written tells apart.
            http.Request.Path = Uri.UnescapeDataString(path);
        }
    }

    /// <summary>Whether a path as it was written has a slash that does not look like one.</summary>
    public static bool HasEscapedSlash(ReadOnlySpan<char> path) => HasEscapes(path) && path.Contains(EscapedSlash, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses paths of resources with empty and dot segments.</summary>
    /// <exception cref="ApiException">404; 400 where such a segment stands for a name.</exception>
    public static void Check(HttpContext http)
    {
        var path = Of(http);
        if (path.IndexOf("//", StringComparison.Ordinal) < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0 && !(HasEscapes(path) && path.Contains(EscapedDot, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (Dots(path[(path.LastIndexOf('/') + 1)..]) is { Length: > 0 } last)
        {
            throw ApiErrors.BadRequest($"Name parameter invalid: \"{last}\": may not be '{last}'");
        }

        foreach (var range in path.Split('/'))
        {
            // The first segment is empty because paths begin with a slash, the last one where they end with it.
            if (Dots(path[range]).Length > 0 || (range.Start.Value == range.End.Value && range.Start.Value > 1 && range.Start.Value < path.Length))
            {
                throw ApiErrors.PathNotFound();
            }
        }
    }

    // Few paths have any, and one character is found much faster than a text in either case.
    private static bool HasEscapes(ReadOnlySpan<char> path) => path.Contains('%');

    // A segment that is one or two dots, escaped or not; else nothing.
    private static string Dots(ReadOnlySpan<char> segment) =>
        segment.Length <= 2 * EscapedDot.Length && segment.IndexOfAny('.', '%') == 0 && Uri.UnescapeDataString(segment) is "." or ".." ? Uri.UnescapeDataString(segment) : "";

    private static ReadOnlySpan<char> Raw(HttpContext http)
    {
        var raw = (http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "").AsSpan();
        var end = raw.IndexOf('?');
        return end < 0 ? raw : raw[..end];
    }
}
