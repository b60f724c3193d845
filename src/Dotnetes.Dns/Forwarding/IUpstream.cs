using System.Net;
using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Forwarding;

/// <summary>Asks another server.</summary>
public interface IUpstream
{
    /// <summary>Sends a query and waits for its answer.</summary>
    /// <exception cref="IOException">There was none in time, or one that makes no sense.</exception>
    Task<DnsMessage> Ask(IPEndPoint server, DnsMessage query, CancellationToken cancellationToken);
}
