using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Components;
using Dotnetes.Dns;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>
/// Cluster DNS on a node that has joined. It runs when the cluster's Service kube-dns has no selector, which means that no other DNS stands behind it, and tells
/// so by an annotation of the Node; the server makes the endpoints of the Service of these.
/// </summary>
/// <param name="client">The API, as the node, which tells where it is.</param>
/// <param name="identity">The identity as which Services and their endpoints are read.</param>
/// <param name="nodeName">The node.</param>
/// <param name="domain">The cluster's domain.</param>
/// <param name="serviceAddresses">The addresses of the DNS service.</param>
/// <param name="resolverFile">The file that names the servers for all other names.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where things are logged.</param>
public sealed partial class NodeDns(
    IKubeClient client, NodeComponentIdentity identity, string nodeName, string domain, IReadOnlyList<IPAddress> serviceAddresses, string resolverFile, TimeProvider time, ILoggerFactory logging)
{
    /// <summary>The annotation of nodes that answer DNS: the address and port where they do.</summary>
    public const string Annotation = "dotnetes.io/cluster-dns";

    /// <summary>The port of a machine at which cluster DNS listens; pods use port 53 of the service's address.</summary>
    public const int Port = 10053;

    /// <summary>The port on loopback of cluster DNS's health and metrics.</summary>
    public const int StatusPort = 9153;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);

    private readonly ILogger _logger = logging.CreateLogger<NodeDns>();

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!await IsWanted(cancellationToken))
        {
            await Task.Delay(s_interval, time, cancellationToken);
        }

        var address = await Address(cancellationToken);
        var options = new ClusterDnsOptions
        {
            Endpoints = [new IPEndPoint(address, Port)],
            Zone = new ClusterZoneOptions { Domain = DnsName.Parse(domain), ServerAddresses = serviceAddresses },
            MayChoosePort = true,
            ResolverFile = resolverFile,
            Status = new IPEndPoint(IPAddress.Loopback, StatusPort),
        };
        await identity.Run(
            (reader, stop) => ClusterDnsComponent.Run(reader, options, time, logging, stop, (endpoints, token) => Announce(endpoints[0].ToString(), token)), cancellationToken);
    }

    private async Task<bool> IsWanted(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Get<Service>("kube-system", "kube-dns", cancellationToken: cancellationToken)).Spec.Selector.IsEmpty;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            return false;
        }
    }

    private async Task<IPAddress> Address(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var node = await client.Get<Node>(null, nodeName, cancellationToken: cancellationToken);
                if (node.Status.Addresses.Find(a => a.Type == NodeAddressType.InternalIP) is { } address)
                {
                    return IPAddress.Parse(address.Address);
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                // Not registered yet, or the server is away.
            }

            await Task.Delay(s_retry, time, cancellationToken);
        }
    }

    private async Task Announce(string address, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = s_interval;
            try
            {
                var node = await client.Get<Node>(null, nodeName, cancellationToken: cancellationToken);
                if (node.Metadata.Annotations.GetValueOrDefault(Annotation) != address)
                {
                    var patch = $$$"""{"metadata":{"annotations":{"{{{Annotation}}}":"{{{address}}}"} } }""";
                    await client.Patch<Node>(null, nodeName, ObjectPatch.Merge(patch), cancellationToken: cancellationToken);
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                Log.NotAnnounced(_logger, e.Message);
                wait = s_retry;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The server does not know yet that this node answers DNS; it will be tried again: {Reason}")]
        public static partial void NotAnnounced(ILogger logger, string reason);
    }
}
