using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dotnetes.ApiServer.Http;

/// <summary>What one connection may cost before anything is known of its client.</summary>
internal static class TransportLimits
{
    // Label selectors of thousands of characters are real, and tokens are long.
    private const int HeaderBytes = 1024 * 1024;

    /// <summary>Sets the limits, as upstream's server has them.</summary>
    public static void Set(KestrelServerLimits limits)
    {
        // Requests have a time limit, and connections through the server may be silent.
        limits.MinRequestBodyDataRate = null;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(32);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(90);
        limits.MaxRequestBufferSize = HeaderBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestLineSize = HeaderBytes;
        limits.Http2.MaxRequestHeaderFieldSize = HeaderBytes;

        // Dead clients are noticed: an HTTP/2 connection that says nothing must answer a ping.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
    }
}
