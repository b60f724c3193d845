using Dotnetes.Dns.Messages;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Dns.Forwarding;

/// <summary>
/// Finds out at the start whether the node's name servers lead back to this server: asks them for a name that nobody else knows and looks whether
/// the question arrives here. In such a circle a single question would go round for ever, so nothing is forwarded then.
/// </summary>
/// <param name="forwarder">Asks the servers.</param>
/// <param name="random">Makes the name.</param>
/// <param name="logger">Where a circle is told.</param>
public sealed partial class LoopProbe(Forwarder forwarder, Random random, ILogger logger)
{
    private readonly DnsQuestion _question = new(DnsName.Of($"{random.NextInt64(long.MaxValue)}", $"{random.NextInt64(long.MaxValue)}"), DnsType.Hinfo);

    /// <summary>Sends the question.</summary>
    public Task Run(CancellationToken cancellationToken) => forwarder.Probe(_question, cancellationToken);

    /// <summary>Whether a question is the probe's, which shows a circle.</summary>
    public bool Sees(DnsQuestion question)
    {
        if (!question.Equals(_question))
        {
            return false;
        }

        if (!forwarder.IsCircle)
        {
            forwarder.IsCircle = true;
            Log.Circle(logger);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The name servers of this node's resolv.conf lead back to the cluster's DNS server: only names of the cluster are answered. Name a file with other servers by --resolv-conf")]
        public static partial void Circle(ILogger logger);
    }
}
