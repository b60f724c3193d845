using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Proxy.Conntrack;
using Dotnetes.Proxy.Health;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy;

/// <summary>
/// Leads traffic for services to their endpoints, by nftables rules in this network namespace. Services, endpoint slices and this node are watched;
/// what changes is gathered for a moment and applied as one transaction that touches only what differs.
/// </summary>
public sealed partial class KubeProxy : IDisposable
{
    private const string ByService = "service";
    private const string NotForProxies = "!service.kubernetes.io/headless,!service.kubernetes.io/service-proxy-name";

    private readonly KubeProxyOptions _options;
    private readonly KubeProxyConfiguration _configuration;
    private readonly IConntrack _conntrack;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ProxyMetrics _metrics;
    private readonly MetricRegistry _registry;
    private readonly ProxyTable[] _tables;
    private readonly ProxyHealth _health;
    private readonly ProxyChanges _changes;
    private readonly IInformer<Service> _services;
    private readonly IInformer<EndpointSlice> _slices;
    private readonly IInformer<Node> _nodes;
    private readonly IInformer<ServiceCidr>? _ranges;

    /// <summary>Creates the proxy; <see cref="Run"/> starts it.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="informers">Where services, endpoint slices and the node come from; whoever made them runs them.</param>
    /// <param name="nft">The packet filter.</param>
    /// <param name="conntrack">The kernel's connections.</param>
    /// <param name="families">The families that this machine has.</param>
    /// <param name="metrics">Where figures are registered.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where things are logged.</param>
    /// <exception cref="FormatException">A setting cannot be used.</exception>
    public KubeProxy(
        KubeProxyOptions options, IInformerFactory informers, INft nft, IConntrack conntrack, IReadOnlyList<ProxyFamily> families, MetricRegistry metrics, TimeProvider time, ILogger logger)
    {
        _options = options;
        _configuration = KubeProxyDefaults.Apply(options.Configuration);
        _conntrack = conntrack;
        _time = time;
        _logger = logger;
        _registry = metrics;
        _metrics = new ProxyMetrics(metrics);
        _tables = [.. families.Select(f => new ProxyTable(f, nft, _metrics, time, logger))];
        _health = new ProxyHealth(families, _configuration.Nftables.SyncPeriod.ToTimeSpan() * 2, time);
        _changes = new ProxyChanges(time);
        _services = informers.For<Service>(labelSelector: NotForProxies);
        _slices = informers.For<EndpointSlice>(labelSelector: NotForProxies);
        _slices.AddIndex(ByService, slice => ServiceOf(slice) is { } key ? [key.ToString()] : []);
        _nodes = informers.For<Node>(fieldSelector: "metadata.name=" + options.NodeName);
        _ranges = options.WatchServiceRanges ? informers.For<ServiceCidr>() : null;
    }

    /// <summary>Runs until cancelled; the rules stay.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        Subscribe();
        KernelSettings.Apply(_configuration.Conntrack, Environment.ProcessorCount, _logger);
        await using var healthPorts = new HealthCheckPorts(_health, _time, _logger);
        await using var endpoints = new ProxyEndpoints(_configuration, _health, _metrics, _registry, _time, _logger);
        await Task.WhenAll(endpoints.Run(cancellationToken), Work(healthPorts, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    /// <summary>Removes all rules that a proxy has written, and nothing else.</summary>
    public static async Task Cleanup(INft nft, IReadOnlyList<ProxyFamily> families, CancellationToken cancellationToken)
    {
        foreach (var family in families)
        {
            var batch = new NftBatch(family);
            batch.RemoveTable();
            await nft.Apply(batch.ToString(), cancellationToken);
        }
    }

    private static ObjectKey? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels.GetValueOrDefault("kubernetes.io/service-name") is { Length: > 0 } name ? new(slice.Metadata.Namespace, name) : null;

    private void Subscribe()
    {
        _services.AddHandler((old, current) =>
        {
            _metrics.ServiceChanges.Increment();
            Changed(ObjectKey.Of((current ?? old)!));
        });
        _slices.AddHandler((old, current) =>
        {
            _metrics.EndpointChanges.Increment();
            foreach (var slice in (ReadOnlySpan<EndpointSlice?>)[old, current])
            {
                if (slice is not null && ServiceOf(slice) is { } key)
                {
                    Changed(key);
                }
            }
        });
        _nodes.AddHandler((_, current) =>
        {
            _health.IsNodeEligible = NodeView.IsEligible(current);
            _changes.Touch();
        });
        _ranges?.AddHandler((_, _) => _changes.Touch());
    }

    private void Changed(ObjectKey key)
    {
        _health.Queued();
        _changes.Add(key);
    }

    private async Task Work(HealthCheckPorts healthPorts, CancellationToken cancellationToken)
    {
        await CancellableWait.For(_services.Synced, cancellationToken);
        await CancellableWait.For(_slices.Synced, cancellationToken);
        var between = _configuration.Nftables.MinSyncPeriod.ToTimeSpan();
        var failures = 0;
        while (true)
        {
            var changed = _changes.Take();
            var start = _time.GetTimestamp();
            var done = false;
            try
            {
                done = await Sync(changed, healthPorts, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(_logger, e);
            }

            failures = done ? 0 : failures + 1;
            if (!done)
            {
                _changes.Return(changed);
            }

            await Pause(failures, between - _time.GetElapsedTime(start), cancellationToken);
        }
    }

    // Waits for the next change, at most until the next check; and in any case as long as two syncs must lie apart, or a failure asks to wait.
    private async Task Pause(int failures, TimeSpan atLeast, CancellationToken cancellationToken)
    {
        var period = _configuration.Nftables.SyncPeriod.ToTimeSpan();
        if (failures > 0)
        {
            var backOff = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - 1, 10)));
            await Task.Delay(backOff < period ? backOff : period, _time, cancellationToken);
            return;
        }

        if (Array.Exists(_tables, t => t.HasStaleChains))
        {
            period = TimeSpan.FromSeconds(3) < period ? TimeSpan.FromSeconds(3) : period;
        }

        var woken = await CancellableWait.For(_changes.Wait(), period, _time, cancellationToken);
        if (woken && atLeast > TimeSpan.Zero)
        {
            await Task.Delay(atLeast, _time, cancellationToken);
        }

        foreach (var table in _tables)
        {
            _ = await table.RemoveStaleChains(cancellationToken) && (woken || await table.Check(cancellationToken));
        }
    }

    private async Task<bool> Sync(IReadOnlyCollection<ObjectKey> changed, HealthCheckPorts healthPorts, CancellationToken cancellationToken)
    {
        var node = _nodes.Get(null, _options.NodeName);
        var ranges = _ranges?.List().SelectMany(r => r.Spec.Cidrs).ToList() ?? [];
        var done = true;
        foreach (var table in _tables)
        {
            _metrics.LastQueued.With(table.Family.Name).Value = _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
            var settings = NodeView.Settings(table.Family, _configuration, _options.NodeName, node, ranges, NodeView.LocalAddresses);
            if (await table.Sync(settings, changed, () => _services.List().Select(s => ObjectKey.Of(s)), Build, cancellationToken))
            {
                ForgetFlows(table.Family, changed);
                _health.Updated(table.Family);
            }
            else
            {
                done = false;
            }
        }

        await healthPorts.Sync(HealthPorts(), LocalEndpoints());
        return done;
    }

    private RuleFragment Build(RuleSettings settings, ObjectKey key)
    {
        if (_services.Get(key.Namespace, key.Name) is not { } service)
        {
            return RuleFragment.Empty;
        }

        return ServiceRules.Build(settings, ServiceFrontend.Of(service, settings.Family), frontend => Endpoints(frontend, settings.Family));
    }

    private IReadOnlyList<ServiceEndpoint> Endpoints(ServiceFrontend frontend, ProxyFamily family)
    {
        var slices = _slices.ByIndex(ByService, new ObjectKey(frontend.Name.Namespace, frontend.Name.Service).ToString());
        return ServiceEndpoint.Of(slices, frontend.Name.Port, frontend.Name.Protocol, family, _options.NodeName);
    }

    private void ForgetFlows(ProxyFamily family, IReadOnlyCollection<ObjectKey> changed)
    {
        var services = changed
            .Select(key => _services.Get(key.Namespace, key.Name))
            .OfType<Service>()
            .SelectMany(service => ServiceFrontend.Of(service, family))
            .Where(frontend => frontend.Name.Protocol == "udp")
            .Select(frontend => (frontend, Endpoints(frontend, family)))
            .ToList();
        if (services.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var flow in StaleFlows.Find(_conntrack.ListUdp(family), services))
            {
                _conntrack.Delete(family, flow);
                _metrics.FlowsDeleted.With(family.Name).Increment();
            }
        }
        catch (IOException e)
        {
            Log.FlowsRemain(_logger, e.Message);
        }
    }

    private Dictionary<ObjectKey, int> HealthPorts()
    {
        var ports = new Dictionary<ObjectKey, int>();
        foreach (var service in _services.List())
        {
            if (ServiceFrontend.HealthCheckPort(service) is > 0 and var port)
            {
                ports[ObjectKey.Of(service)] = port;
            }
        }

        return ports;
    }

    private Dictionary<ObjectKey, int> LocalEndpoints() => HealthPorts().Keys.ToDictionary(
        key => key,
        key => _slices.ByIndex(ByService, key.ToString())
            .SelectMany(s => s.Endpoints)
            .Where(e => e.NodeName == _options.NodeName && (e.Conditions.Ready ?? true) && !e.Addresses.IsEmpty)
            .Select(e => e.Addresses[0])
            .Distinct()
            .Count());

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The rules of services could not be brought up to date; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "UDP flows to endpoints that are gone could not be looked for: {Reason}")]
        public static partial void FlowsRemain(ILogger logger, string reason);
    }
}
