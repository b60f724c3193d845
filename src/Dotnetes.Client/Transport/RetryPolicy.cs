using System.Net;

namespace Dotnetes.Client.Transport;

/// <summary>Which refused requests are sent again, and when.</summary>
internal static class RetryPolicy
{
    /// <summary>How long the server asks to wait; null when it does not ask.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } w && w < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>
    /// Whether sending again cannot do anything twice. A 429 turns requests away before they are looked at, except on evictions, where
    /// it is the answer of a disruption budget that the caller wants to see.
    /// </summary>
    public static bool MayRepeat(KubeRequest request, HttpStatusCode code) => (int)code switch
    {
        429 => request.Subresource != "eviction",
        >= 500 => request.Verb is "get" or "list" or "watch" or "update" or "delete" or "deletecollection",
        _ => false,
    };
}
