using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>Which headers of a request and its answer pass the API server on the way to a backend.</summary>
internal static class ForwardedHeaders
{
    // RFC 9110, section 7.6.1.
    private static readonly HashSet<string> s_hopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect",
    };

    /// <summary>Copies a client's headers; credentials for the API server stay here.</summary>
    /// <param name="from">The client's request.</param>
    /// <param name="to">The request to the backend.</param>
    /// <param name="keepUpgrade">Whether the request to switch the protocol is passed on.</param>
    public static void CopyRequest(HttpRequest from, HttpRequestMessage to, bool keepUpgrade)
    {
        foreach (var (name, values) in from.Headers)
        {
            if (name.StartsWith(':') || IsSecret(name) || !Passes(name, keepUpgrade) || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!to.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        if (from.HttpContext.Connection.RemoteIpAddress is { } address)
        {
            var shown = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
            var before = from.Headers["X-Forwarded-For"];
            to.Headers.Remove("X-Forwarded-For");
            to.Headers.TryAddWithoutValidation("X-Forwarded-For", StringValues.IsNullOrEmpty(before) ? shown : $"{before}, {shown}");
        }
    }

    /// <summary>Copies a backend's headers.</summary>
    public static void CopyResponse(HttpResponseMessage from, HttpResponse to, bool keepUpgrade)
    {
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
        {
            // What the page's server allows other sites would apply to the API server, by whose address the page is known.
            if (Passes(name, keepUpgrade) && !name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
            {
                to.Headers[name] = new StringValues([.. values]);
            }
        }
    }

    private static bool Passes(string name, bool keepUpgrade) =>
        !s_hopByHop.Contains(name) || (keepUpgrade && (name.Equals("Connection", StringComparison.OrdinalIgnoreCase) || name.Equals("Upgrade", StringComparison.OrdinalIgnoreCase)));

    private static bool IsSecret(string name) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Remote-", StringComparison.OrdinalIgnoreCase);
}
