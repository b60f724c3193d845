using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;
using IPAddress = Dotnetes.Api.Networking.V1.IPAddress;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>
/// Sees to it that every cluster address of a service has its IPAddress object, that no such object outlives its service, and tells of services that share an address or a node
/// port. It looks at everything now and then; requests keep the rest in order.
/// </summary>
internal sealed partial class ServiceRepair
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(3);

    // As long as a request may take: the object of an address is made before its service.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(60);

    private readonly ApiServerCore _core;
    private readonly KubeClient _client;
    private readonly SeriesEventRecorder _events;
    private readonly ILogger _logger;
    private readonly MetricFamily<Counter> _addressErrors;
    private readonly MetricFamily<Counter> _portErrors;
    private readonly Counter _addressFailures;
    private readonly Counter _portFailures;

    /// <summary>Repairs what a server serves.</summary>
    public ServiceRepair(ApiServerCore core)
    {
        _core = core;
        _client = new KubeClient(core.Transport(UserInfo.ApiServer, "kube-apiserver"));
        _logger = core.Options.Logging.CreateLogger<ServiceRepair>();
        _events = new SeriesEventRecorder(_client, new EventRecorderOptions { Component = "ipallocator-repair-controller" }, core.Options.Time, core.Options.Random, _logger);
        var metrics = core.Options.Metrics;
        _addressErrors = metrics.Counter("apiserver_clusterip_repair_ip_errors_total", "Errors of cluster addresses found by the repair, by type.", MetricStability.Alpha, "type");
        _addressFailures = metrics.Counter("apiserver_clusterip_repair_reconcile_errors_total", "Failures to repair cluster addresses.", MetricStability.Alpha).With();
        _portErrors = metrics.Counter("apiserver_nodeport_repair_port_errors_total", "Errors of node ports found by the repair, by type.", MetricStability.Alpha, "type");
        _portFailures = metrics.Counter("apiserver_nodeport_repair_reconcile_errors_total", "Failures to repair node ports.", MetricStability.Alpha).With();
    }

    /// <summary>Looks now and then until the server stops.</summary>
    public async Task Run(CancellationToken stopping)
    {
        _ = _events.Run(stopping);
        while (!stopping.IsCancellationRequested)
        {
            await Look(stopping);
            try
            {
                await Task.Delay(s_interval, _core.Options.Time, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One look at everything; what fails is logged and left to the next.</summary>
    public async ValueTask Look(CancellationToken cancellationToken)
    {
        await Try(Addresses, _addressFailures, "cluster addresses", cancellationToken);
        await Try(Ports, _portFailures, "node ports", cancellationToken);
    }

    private async ValueTask Try(Func<CancellationToken, ValueTask> repair, Counter failures, string what, CancellationToken cancellationToken)
    {
        try
        {
            await repair(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception e)
        {
            failures.Increment();
            Log.Failed(_logger, what, e);
        }
    }

    private async ValueTask Addresses(CancellationToken cancellationToken)
    {
        var entries = (await _core.Reader.List<IPAddress>("", cancellationToken)).ToDictionary(static e => e.Metadata.Name, StringComparer.Ordinal);
        var ranges = await _core.Reader.List<ServiceCidr>("", cancellationToken);
        var services = await _core.Reader.List<Service>("", cancellationToken);
        foreach (var service in services)
        {
            foreach (var text in service.Spec.ClusterIPs.AsEnumerable())
            {
                if (service.Spec.Type != "ExternalName" && text is not ("None" or ""))
                {
                    await Service(service, text, entries, services, ranges, cancellationToken);
                }
            }
        }

        // Objects that were made while services were looked at have their grace.
        foreach (var entry in entries.Values)
        {
            if (entry.Metadata.Labels.GetValueOrDefault(AddressLedger.ManagedBy) == AddressLedger.Manager)
            {
                await Entry(entry, cancellationToken);
            }
        }
    }

    private async ValueTask Service(
        Service service, string text, Dictionary<string, IPAddress> entries, IReadOnlyList<Service> services, IReadOnlyList<ServiceCidr> ranges, CancellationToken cancellationToken)
    {
        var (ns, name) = (service.Metadata.Namespace, service.Metadata.Name);
        if (!System.Net.IPAddress.TryParse(text, out var address))
        {
            Tell(service, "invalid", "ClusterIPNotValid", "ClusterIPValidation", $"Cluster IP {text} is not a valid IP; please recreate Service");
            return;
        }

        var family = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
        if (!ranges.Any(r => r.Spec.Cidrs.Any(c => System.Net.IPNetwork.TryParse(c, out var network) && network.Contains(address))))
        {
            Tell(service, "outOfRange", "ClusterIPOutOfRange", "ClusterIPAllocation", $"Cluster IP [{family}]: {address} is not within any configured Service CIDR; please recreate service");
            return;
        }

        if (!entries.TryGetValue(address.ToString(), out var entry))
        {
            Tell(service, "repair", "ClusterIPNotAllocated", "ClusterIPAllocation", $"Cluster IP [{family}]: {address} is not allocated; repairing");
            await _client.Create(AddressLedger.Entry(address, ns, name), cancellationToken: cancellationToken);
        }
        else if (!AddressLedger.BelongsTo(entry, ns, name))
        {
            if (services.FirstOrDefault(s => AddressLedger.BelongsTo(entry, s.Metadata.Namespace, s.Metadata.Name)) is not { } owner)
            {
                Tell(service, "repair", "ClusterIPNotAllocated", "ClusterIPAllocation", $"the ClusterIP [{family}]: {address} for Service {ns}/{name} has a wrong reference; repairing");
                await Replace(entry, address, ns, name, cancellationToken);
            }
            else if (owner.Spec.ClusterIPs.Contains(text))
            {
                Tell(service, "duplicate", "ClusterIPAlreadyAllocated", "ClusterIPAllocation", $"Cluster IP [{family}]:{address} was assigned to multiple services; please recreate service");
            }
        }
        else if (entry.Metadata.Labels.GetValueOrDefault(AddressLedger.ManagedBy) != AddressLedger.Manager || entry.Metadata.Labels.GetValueOrDefault(AddressLedger.Family) != family)
        {
            await Replace(entry, address, ns, name, cancellationToken);
        }
    }

    private async ValueTask Replace(IPAddress entry, System.Net.IPAddress address, string ns, string name, CancellationToken cancellationToken)
    {
        await Remove(entry, cancellationToken);
        await _client.Create(AddressLedger.Entry(address, ns, name), cancellationToken: cancellationToken);
    }

    private async ValueTask Entry(IPAddress entry, CancellationToken cancellationToken)
    {
        if (entry.Spec.ParentRef is not { Group: "", Resource: "services" } parent)
        {
            Tell(entry, "repair", "IPAddressNotAllocated", "IPAddressAllocation", $"IPAddress {entry.Metadata.Name} appears to have been modified, not referencing a Service: cleaning up");
            await Remove(entry, cancellationToken);
            return;
        }

        var age = _core.Options.Time.GetUtcNow() - entry.Metadata.CreationTimestamp.ToDateTimeOffset();
        var service = await _core.Reader.GetLive<Service>(parent.Namespace, parent.Name, cancellationToken);
        if (age <= s_grace || (service is not null && service.Spec.ClusterIPs.Contains(entry.Metadata.Name)))
        {
            return;
        }

        if (service is null)
        {
            Tell(entry, "leak", "IPAddressNotAllocated", "IPAddressAllocation", $"IPAddress: {entry.Metadata.Name} for Service {parent.Namespace}/{parent.Name} appears to have leaked: cleaning up");
        }
        else
        {
            Tell(entry, "repair", "IPAddressWrongReference", "IPAddressAllocation", $"IPAddress: {entry.Metadata.Name} for Service {parent.Namespace}/{parent.Name} has a wrong reference; cleaning up");
        }

        await Remove(entry, cancellationToken);
    }

    private async ValueTask Remove(IPAddress entry, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Delete<IPAddress>("", entry.Metadata.Name, new() { Preconditions = new() { Uid = entry.Metadata.Uid } }, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Somebody else has seen to it.
        }
    }

    private async ValueTask Ports(CancellationToken cancellationToken)
    {
        var owners = new Dictionary<int, Service>();
        foreach (var service in await _core.Reader.List<Service>("", cancellationToken))
        {
            foreach (var port in service.Spec.Ports.Select(static p => p.NodePort).Append(service.Spec.HealthCheckNodePort).Where(static p => p != 0).Distinct())
            {
                if (!owners.TryAdd(port, service))
                {
                    _portErrors.With("duplicate").Increment();
                    _events.Record(service, "Warning", "PortAlreadyAllocated", $"Port {port} was assigned to multiple services; please recreate service", "PortAllocation");
                }
            }
        }
    }

    private void Tell(IKubeObject about, string type, string reason, string action, string message)
    {
        _addressErrors.With(type).Increment();
        Log.Found(_logger, message);
        _events.Record(about, "Warning", reason, message, action);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{What} could not be repaired; it will be tried again")]
        public static partial void Failed(ILogger logger, string what, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "{Message}")]
        public static partial void Found(ILogger logger, string message);
    }
}
