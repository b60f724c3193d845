using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Informers;
using Microsoft.Extensions.Logging;
using GroupResource = Dotnetes.Machinery.Schema.GroupResource;
using GroupVersionResource = Dotnetes.Machinery.Schema.GroupVersionResource;

namespace Dotnetes.Controllers.Monitoring;

/// <summary>
/// Watches the metadata of the objects of every resource that can be listed, watched and deleted, whatever the server offers at the time:
/// discovery is asked again every 30 s, and monitors come and go with it. Shared by the controllers that deal with any resource.
/// </summary>
public sealed partial class ResourceMonitors : IController
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly ControllerContext _context;
    private readonly ILogger _logger;
    private readonly Dictionary<GroupVersionResource, Monitor> _monitors = [];
    private readonly List<ResourceMonitorHandler> _handlers = [];

    /// <summary>Creates the monitors; <see cref="Run"/> starts them.</summary>
    public ResourceMonitors(ControllerContext context)
    {
        _context = context;
        _logger = context.Logging.CreateLogger(Name);
    }

    /// <inheritdoc/>
    public string Name => "resource-monitors";

    /// <summary>What the server offered when it was asked last.</summary>
    public DiscoveredApi Api { get; private set; } = new([], []);

    /// <summary>Whether there are monitors and each has its first list.</summary>
    public bool HaveSynced
    {
        get
        {
            lock (_gate)
            {
                return _monitors.Count > 0 && _monitors.Values.All(static m => m.Informer.HasSynced);
            }
        }
    }

    /// <summary>The resources that are monitored.</summary>
    public IReadOnlyList<DiscoveredResource> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _monitors.Values.Select(static m => m.Resource)];
            }
        }
    }

    /// <summary>The monitored objects of a resource, in whichever version; null when it is not monitored.</summary>
    public IInformer<PartialObjectMetadata>? Find(GroupResource resource)
    {
        lock (_gate)
        {
            return _monitors.Values.FirstOrDefault(m => m.Resource.Name.Group == resource.Group && m.Resource.Name.Resource == resource.Resource)?.Informer;
        }
    }

    /// <summary>Adds a handler for the objects of all resources, those that are there already first.</summary>
    public void AddHandler(ResourceMonitorHandler handler)
    {
        Monitor[] present;
        lock (_gate)
        {
            _handlers.Add(handler);
            present = [.. _monitors.Values];
        }

        foreach (var monitor in present)
        {
            monitor.Informer.AddHandler((old, current) => handler(monitor.Resource, old, current));
        }
    }

    /// <summary>Waits until all monitors have synced; gives up waiting after a time, since one resource whose server hangs must not hold up the rest.</summary>
    /// <returns>Whether they have.</returns>
    public async Task<bool> WaitForSync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = _context.Time.GetTimestamp();
        while (!HaveSynced)
        {
            if (_context.Time.GetElapsedTime(started) >= timeout)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), _context.Time, cancellationToken);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Refresh(cancellationToken);
                await Task.Delay(Api.Resources.Count == 0 ? TimeSpan.FromSeconds(1) : s_period, _context.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end; the monitors run under the same token.
        }
    }

    /// <summary>Asks the server now, and starts and stops monitors accordingly.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        try
        {
            var api = await ApiDiscovery.Read(_context.Client, cancellationToken);
            if (api.Resources.Count > 0)
            {
                Api = api;
                Sync(api, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.DiscoveryFailed(_logger, e);
        }
    }

    private static bool IsMonitored(DiscoveredResource resource) =>
        resource.Offers("delete", "list", "watch") && resource.Name is not { Resource: "events", Group: "" or "events.k8s.io" };

    private void Sync(DiscoveredApi api, CancellationToken cancellationToken)
    {
        var wanted = api.Preferred.Where(IsMonitored).ToDictionary(r => r.Name);
        var added = new List<Monitor>();
        ResourceMonitorHandler[] handlers;
        lock (_gate)
        {
            foreach (var monitor in _monitors.Values.ToArray())
            {
                // What belongs to a server that does not answer now is likely to come back.
                if (!wanted.Remove(monitor.Resource.Name) && !api.IsStale(monitor.Resource))
                {
                    _monitors.Remove(monitor.Resource.Name);
                    monitor.Stopping.Cancel();
                    Log.Stopped(_logger, monitor.Resource.Name);
                }
            }

            foreach (var resource in wanted.Values)
            {
                var client = MetadataClient.Lean(_context.Client, resource.Name);
                var informer = new Informer<PartialObjectMetadata>(client, _context.Time, new Random(_context.Random.Next()), _logger);
                var monitor = new Monitor(resource, informer, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
                _monitors.Add(resource.Name, monitor);
                added.Add(monitor);
            }

            handlers = [.. _handlers];
        }

        foreach (var monitor in added)
        {
            foreach (var handler in handlers)
            {
                monitor.Informer.AddHandler((old, current) => handler(monitor.Resource, old, current));
            }

            _ = monitor.Run();
        }
    }

    private sealed record Monitor(DiscoveredResource Resource, Informer<PartialObjectMetadata> Informer, CancellationTokenSource Stopping)
    {
        public async Task Run()
        {
            using (Stopping)
            {
                await Informer.Run(Stopping.Token);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the server's resources could not be discovered; those known before stay monitored")]
        public static partial void DiscoveryFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "{Resource} is not offered any more and no longer monitored")]
        public static partial void Stopped(ILogger logger, GroupVersionResource resource);
    }
}
