using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>
/// Now and then asks the client of an HTTP/2 connection to open another one (GOAWAY, RFC 9113 section 6.8), which a load balancer may then lead to another server. Requests that
/// run are finished.
/// </summary>
/// <param name="chance">The part of requests.</param>
/// <param name="random">The randomness; used under a lock.</param>
internal sealed class GoawayLottery(double chance, Random random)
{
    /// <summary>Draws for a request.</summary>
    public void Draw(HttpContext http)
    {
        if (chance <= 0 || !HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            return;
        }

        lock (random)
        {
            if (random.NextDouble() >= chance)
            {
                return;
            }
        }

        http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }
}
