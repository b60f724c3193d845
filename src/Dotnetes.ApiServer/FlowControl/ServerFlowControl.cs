using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Debugging;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>The flow control of a server: the gate that requests pass, what it follows, and what keeps that up to date.</summary>
internal sealed partial class ServerFlowControl
{
    private static readonly TimeSpan s_bootstrapPeriod = TimeSpan.FromMinutes(1);

    private readonly ApiServerOptions _options;
    private readonly Func<TableSnapshot> _table;
    private readonly ILogger _logger;
    private readonly FlowController _controller;
    private readonly FlowControlFeed _feed;
    private readonly DanglingConditions _conditions;
    private readonly FlowControlMetrics _metrics;
    private readonly Func<IKubeClient> _client;

    /// <summary>Puts it together. Nothing is limited before <see cref="Start"/>.</summary>
    /// <param name="options">What the server is made of.</param>
    /// <param name="table">The resources of the moment.</param>
    /// <param name="client">A client of the server with its own identity.</param>
    /// <param name="seed">What makes the hashes of flows differ from those of other servers.</param>
    /// <param name="logger">Where it logs.</param>
    /// <param name="stopping">Ends when the server stops.</param>
    public ServerFlowControl(ApiServerOptions options, Func<TableSnapshot> table, Func<IKubeClient> client, ulong seed, ILogger logger, CancellationToken stopping)
    {
        _options = options;
        _table = table;
        _logger = logger;
        var settings = options.FlowControl;
        var time = options.Time;
        var shared = new Lazy<IKubeClient>(client);
        _client = () => shared.Value;
        _metrics = new FlowControlMetrics(options.Metrics, time);
        _controller = new FlowController(settings.TotalSeats, time, _metrics);
        _conditions = new DanglingConditions(_client, time, logger);
        _feed = new FlowControlFeed(Apply, table, time, logger, stopping);
        Gate = new RequestGate(settings, _controller, new WorkEstimator(StatisticsOf), _metrics, seed, time);
        Goaway = new GoawayLottery(settings.GoawayChance, new Random((int)seed));
        if (settings.PriorityAndFairness)
        {
            _metrics.Report(options.Metrics, _controller);
        }
        else
        {
            Gate.Utilization[(int)RequestKind.ReadOnly].Executing.Limit = settings.MaxRequestsInFlight;
            Gate.Utilization[(int)RequestKind.Mutating].Executing.Limit = settings.MaxMutatingRequestsInFlight;
        }
    }

    /// <summary>What requests pass.</summary>
    public RequestGate Gate { get; }

    /// <summary>What moves HTTP/2 clients to other servers.</summary>
    public GoawayLottery Goaway { get; }

    /// <summary>The limits.</summary>
    public FlowController Controller => _controller;

    /// <summary>The paths of the dumps.</summary>
    public IReadOnlyList<IHttpPath> Paths => _options.FlowControl.PriorityAndFairness ? [new FlowControlPaths(_controller)] : [];

    /// <summary>Makes the objects that every cluster has, and begins to limit when it knows all.</summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        await Bootstrap(cancellationToken);
        if (_options.FlowControl.PriorityAndFairness)
        {
            await _feed.Ready;
            if (_controller.Schemas.Count == 0)
            {
                // The kinds are not served.
                Apply([], []);
            }

            Gate.IsOpen = false;
        }
    }

    /// <summary>Keeps limits, conditions and default objects up to date until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(
        Repeat(s_bootstrapPeriod, () => Bootstrap(cancellationToken), cancellationToken),
        _options.FlowControl.PriorityAndFairness ? Repeat(FlowController.AdjustmentPeriod, Adjust, cancellationToken) : Task.CompletedTask,
        _options.FlowControl.PriorityAndFairness ? _conditions.Run(cancellationToken) : Task.CompletedTask);

    /// <summary>Brings metrics that are gathered over time up to now.</summary>
    public void FlushMetrics() => _metrics.Flush();

    private Task Adjust()
    {
        _controller.Adjust();
        return Task.CompletedTask;
    }

    private void Apply(IReadOnlyCollection<PriorityLevelConfiguration> levels, IReadOnlyCollection<FlowSchema> schemas)
    {
        _controller.Apply(levels, schemas);
        _conditions.Update(levels, schemas);
        foreach (var (waiting, executing) in Gate.Utilization)
        {
            waiting.Limit = _controller.MaxWaiting;
            executing.Limit = _options.FlowControl.TotalSeats;
        }
    }

    private async Task Bootstrap(CancellationToken cancellationToken)
    {
        if (!_options.Bootstrap || _table().Find(typeof(FlowSchema)) is null)
        {
            return;
        }

        try
        {
            await new BootstrapFlowControl(_client(), _logger).Run(cancellationToken);
        }
        catch (KubeApiException e)
        {
            // The mandatory objects count without being there; the next round makes them.
            Log.Incomplete(_logger, e);
        }
    }

    private ResourceStatistics StatisticsOf(RequestInfo info) => _table().Find(info.Group, info.Version, info.Resource) is { } endpoint
        ? new(endpoint.Storage.Cache.Snapshot.Tree.Count, endpoint.Storage.AverageBytes)
        : default;

    private async Task Repeat(TimeSpan period, Func<Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(period, _options.Time, cancellationToken);
                await work();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Failed(_logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the default priority levels and flow schemas are not all there yet")]
        public static partial void Incomplete(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "flow control failed to bring itself up to date and tries again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
