using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Components;
using Dotnetes.Dns;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;
using Microsoft.Extensions.Logging;
using Endpoint = Dotnetes.Api.Discovery.V1.Endpoint;
using EndpointPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Server;

/// <summary>
/// Cluster DNS in the server's process, behind the Service kube-dns, which points at this machine. A Service kube-dns with a selector belongs to somebody
/// else's DNS: it is left alone.
/// </summary>
/// <param name="options">How the server runs.</param>
/// <param name="address">The address of this machine that pods reach.</param>
/// <param name="client">Creates the Service, and reads what the names are made of.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where things are logged.</param>
public sealed partial class ClusterServices(ServerOptions options, IPAddress address, IKubeClient client, TimeProvider time, ILoggerFactory logging)
{
    private const string Namespace = "kube-system";
    private const string Name = "kube-dns";
    private const string SliceName = "kube-dns-dotnetes";
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logging.CreateLogger<ClusterServices>();
    private string _lastError = "";

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            Log.NoAddress(_logger);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        var dns = new ClusterDnsOptions
        {
            Endpoints = [new IPEndPoint(address, options.DnsPort)],
            Zone = new ClusterZoneOptions { Domain = DnsName.Parse(options.ClusterDomain), ServerAddresses = [options.DnsAddress] },
            ResolverFile = options.Kubelet.ResolvConf is { Length: > 0 } file ? file : "/etc/resolv.conf",
            Status = new IPEndPoint(IPAddress.Loopback, options.DnsStatusPort),
        };
        await ClusterDnsComponent.Run(client, dns, time, logging, cancellationToken, Publish);
    }

    private async Task Publish(CancellationToken cancellationToken)
    {
        var told = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = s_interval;
            try
            {
                await Ensure(cancellationToken);
                if (!told)
                {
                    told = true;
                    Console.Error.WriteLine($"Cluster DNS answers at {options.DnsAddress}");
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                if (e.Message != _lastError)
                {
                    _lastError = e.Message;
                    Log.NotPublished(_logger, e.Message);
                }

                wait = s_retry;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task Ensure(CancellationToken cancellationToken)
    {
        var service = await Find<Service>(Name, cancellationToken) ?? await client.Create(ServiceOf(), cancellationToken: cancellationToken);
        if (!service.Spec.Selector.IsEmpty)
        {
            return;
        }

        var slice = SliceOf();
        if (await Find<EndpointSlice>(SliceName, cancellationToken) is not { } old)
        {
            await client.Create(slice, cancellationToken: cancellationToken);
        }
        else if (!old.Endpoints.Equals(slice.Endpoints) || !old.Ports.Equals(slice.Ports))
        {
            await client.Update(old with { Endpoints = slice.Endpoints, Ports = slice.Ports }, cancellationToken: cancellationToken);
        }
    }

    private async Task<T?> Find<T>(string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await client.Get<T>(Namespace, name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private Service ServiceOf() => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = Namespace,
            Name = Name,
            Labels = ValueMap.Of(("k8s-app", "kube-dns"), ("kubernetes.io/cluster-service", "true"), ("kubernetes.io/name", "CoreDNS")),
        },
        Spec = new ServiceSpec
        {
            ClusterIP = options.DnsAddress.ToString(),
            Ports =
            [
                new ServicePort { Name = "dns", Protocol = "UDP", Port = 53, TargetPort = 53 },
                new ServicePort { Name = "dns-tcp", Protocol = "TCP", Port = 53, TargetPort = 53 },
            ],
        },
    };

    private EndpointSlice SliceOf() => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = Namespace,
            Name = SliceName,
            Labels = ValueMap.Of(("kubernetes.io/service-name", Name), ("endpointslice.kubernetes.io/managed-by", "dotnetes")),
        },
        AddressType = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4",
        Endpoints =
        [
            new Endpoint
            {
                Addresses = [address.ToString()],
                Conditions = new EndpointConditions { Ready = true, Serving = true, Terminating = false },
                NodeName = options.RunNode ? options.NodeName : null,
            },
        ],
        Ports =
        [
            new EndpointPort { Name = "dns", Protocol = "UDP", Port = options.DnsPort },
            new EndpointPort { Name = "dns-tcp", Protocol = "TCP", Port = options.DnsPort },
        ],
    };

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "This machine has no address that pods can reach, so there is no cluster DNS; connect it to a network and start again")]
        public static partial void NoAddress(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "The Service kube-dns could not be published; it will be tried again: {Reason}")]
        public static partial void NotPublished(ILogger logger, string reason);
    }
}
