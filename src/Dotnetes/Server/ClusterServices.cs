using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Components;
using Dotnetes.Dns;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Nodes;
using Microsoft.Extensions.Logging;
using Endpoint = Dotnetes.Api.Discovery.V1.Endpoint;
using EndpointPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Server;

/// <summary>
/// Cluster DNS in the server's process, behind the Service kube-dns, which points at this machine and at all nodes that answer DNS themselves; pods ask
/// their own node when it does. A Service kube-dns with a selector belongs to somebody
/// else's DNS: it is left alone.
/// </summary>
/// <param name="options">How the server runs.</param>
/// <param name="find">Finds the address of this machine that pods reach, which may change; it is given the last one.</param>
/// <param name="client">Creates the Service, and reads what the names are made of.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where things are logged.</param>
public sealed partial class ClusterServices(ServerOptions options, Func<IPAddress?, IPAddress> find, IKubeClient client, TimeProvider time, ILoggerFactory logging)
{
    private const string Namespace = "kube-system";
    private const string Name = "kube-dns";
    private const string SliceName = "kube-dns-dotnetes";
    private const string ManagedBy = "endpointslice.kubernetes.io/managed-by";
    private const string Manager = "dotnetes";
    private const int MaxEndpoints = 1000;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_addressInterval = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = logging.CreateLogger<ClusterServices>();
    private readonly InformerFactory _informers = new(client, time, SystemRandom.Create(), logging);
    private TaskCompletionSource _changed = NewSignal();
    private string _lastError = "";
    private int _port = options.DnsPort;
    private IPAddress _address = find(null);

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var handler = Nodes.AddHandler(OnNode);
        await Task.WhenAll(_informers.Run(cancellationToken), Serve(cancellationToken));
    }

    // Answers at the machine's address for as long as it has that.
    private async Task Serve(CancellationToken cancellationToken)
    {
        if (!HasAddress)
        {
            Log.NoAddress(_logger);
        }

        while (true)
        {
            while (!HasAddress)
            {
                await Task.Delay(s_retry, time, cancellationToken);
                _address = find(null);
            }

            using var here = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var running = ClusterDnsComponent.Run(client, Dns(), time, logging, here.Token, Publish);
            while (!running.IsCompleted && _address.Equals(find(_address)))
            {
                await CancellableWait.For(running, s_addressInterval, time, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }

            await here.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The address changed.
            }

            var old = _address;
            _address = find(null);
            Log.AddressChanged(_logger, old, _address);
        }
    }

    private bool HasAddress => !IPAddress.IsLoopback(_address) && !AdvertiseAddress.IsAny(_address);

    private ClusterDnsOptions Dns() => new()
    {
        Endpoints = [new IPEndPoint(_address, options.DnsPort)],
        Zone = new ClusterZoneOptions { Domain = DnsName.Parse(options.ClusterDomain), ServerAddresses = [options.DnsAddress] },
        MayChoosePort = true,
        ResolverFile = options.Kubelet.ResolvConf is { Length: > 0 } file ? file : "/etc/resolv.conf",
        Status = new IPEndPoint(IPAddress.Loopback, options.DnsStatusPort),
    };

    private IInformer<Node> Nodes => _informers.For<Node>();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnNode(Node? old, Node? current)
    {
        if ((old is null ? default : (PortOf(old), EndpointOf(old))) != (current is null ? default : (PortOf(current), EndpointOf(current))))
        {
            Volatile.Read(ref _changed).TrySetResult();
        }
    }

    private async Task Publish(IReadOnlyList<IPEndPoint> endpoints, CancellationToken cancellationToken)
    {
        _port = endpoints[0].Port;
        var told = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = s_interval;
            var changed = NewSignal();
            Volatile.Write(ref _changed, changed);
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

            await CancellableWait.For(changed.Task, wait, time, cancellationToken);
        }
    }

    private async Task Ensure(CancellationToken cancellationToken)
    {
        var service = await Find<Service>(Name, cancellationToken) ?? await client.Create(ServiceOf(), cancellationToken: cancellationToken);
        if (!service.Spec.Selector.IsEmpty)
        {
            return;
        }

        // Endpoints of a slice share their ports, so machines where the usual one was taken have slices of their own.
        var own = options.RunNode ? options.NodeName : null;
        var others = Nodes.List().Where(n => n.Metadata.Name != own).Select(n => (Port: PortOf(n), Endpoint: EndpointOf(n))).Where(e => e.Endpoint is not null);
        var wanted = others.Select(e => (e.Port, e.Endpoint!))
            .Prepend((Port: _port, EndpointOf(_address.ToString(), own, isReady: true)))
            .GroupBy(e => e.Port)
            .ToDictionary(g => g.Key == options.DnsPort ? SliceName : $"{SliceName}-{g.Key}", g => SliceOf(g.Key, g.Select(e => e.Item2).Take(MaxEndpoints)));
        foreach (var (name, slice) in wanted)
        {
            await Put(slice with { Metadata = slice.Metadata with { Name = name } }, cancellationToken);
        }

        var ours = await client.List<EndpointSlice>(Namespace, new() { LabelSelector = $"{ManagedBy}={Manager}" }, cancellationToken);
        foreach (var slice in ours.Items.Where(s => !wanted.ContainsKey(s.Metadata.Name)))
        {
            await client.Delete<EndpointSlice>(Namespace, slice.Metadata.Name, cancellationToken: cancellationToken);
        }
    }

    private async Task Put(EndpointSlice slice, CancellationToken cancellationToken)
    {
        if (await Find<EndpointSlice>(slice.Metadata.Name, cancellationToken) is not { } old)
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
            TrafficDistribution = "PreferSameNode",
            Ports =
            [
                new ServicePort { Name = "dns", Protocol = "UDP", Port = 53, TargetPort = 53 },
                new ServicePort { Name = "dns-tcp", Protocol = "TCP", Port = 53, TargetPort = 53 },
            ],
        },
    };

    private EndpointSlice SliceOf(int port, IEnumerable<Endpoint> endpoints) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = Namespace,
            Labels = ValueMap.Of(("kubernetes.io/service-name", Name), (ManagedBy, Manager)),
        },
        AddressType = _address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4",
        Endpoints = endpoints.ToValueList(),
        Ports =
        [
            new EndpointPort { Name = "dns", Protocol = "UDP", Port = port },
            new EndpointPort { Name = "dns-tcp", Protocol = "TCP", Port = port },
        ],
    };

    private static int PortOf(Node node) =>
        node.Metadata.Annotations.TryGetValue(NodeDns.Annotation, out var text) && IPEndPoint.TryParse(text, out var there) ? there.Port : 0;

    // A node that says that it answers DNS; null for others.
    private Endpoint? EndpointOf(Node node) =>
        node.Metadata.Annotations.TryGetValue(NodeDns.Annotation, out var text)
        && IPEndPoint.TryParse(text, out var there) && there.Port > 0 && there.AddressFamily == _address.AddressFamily
        && node.Status.Addresses.Any(a => a.Type == NodeAddressType.InternalIP && a.Address == there.Address.ToString())
            ? EndpointOf(there.Address.ToString(), node.Metadata.Name, node.Status.Conditions.Any(c => c.Type == NodeConditionType.Ready && c.Status == "True"))
            : null;

    private static Endpoint EndpointOf(string address, string? node, bool isReady) => new()
    {
        Addresses = [address],
        Conditions = new EndpointConditions { Ready = isReady, Serving = isReady, Terminating = false },
        NodeName = node,
        Hints = node is null ? null : new EndpointHints { ForNodes = [new ForNode { Name = node }] },
    };

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "Cluster DNS leaves {Old} for {New}, the machine's address now")]
        public static partial void AddressChanged(ILogger logger, IPAddress old, IPAddress @new);

        [LoggerMessage(2, LogLevel.Warning, "This machine has no address that pods can reach, so there is no cluster DNS until it has one; connect it to a network")]
        public static partial void NoAddress(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "The Service kube-dns could not be published; it will be tried again: {Reason}")]
        public static partial void NotPublished(ILogger logger, string reason);
    }
}
