using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>What priority and fairness report, under upstream's metric names. What can be read when somebody asks is counted nowhere else.</summary>
internal sealed class FlowControlMetrics
{
    private const string Prefix = "apiserver_flowcontrol_";
    private static readonly double[] s_durations = [0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30];
    private static readonly double[] s_kindBounds = [0, 0.001, 0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

    private readonly MetricFamily<Histogram> _waits;
    private readonly MetricFamily<Histogram> _executions;
    private readonly MetricFamily<Histogram> _queueLengths;
    private readonly MetricFamily<Histogram> _estimates;
    private readonly MetricFamily<Histogram> _watchCounts;
    private readonly MetricFamily<Histogram> _requestUtilization;
    private readonly MetricFamily<Histogram> _seatUtilization;
    private readonly MetricFamily<Histogram> _demand;
    private FlowController? _controller;

    /// <summary>Registers the metrics.</summary>
    public FlowControlMetrics(MetricRegistry registry, TimeProvider time)
    {
        _waits = registry.Histogram(Prefix + "request_wait_duration_seconds", "How long requests waited in their queue.", MetricStability.Beta, s_durations, "execute", "flow_schema", "priority_level");
        _executions = registry.Histogram(
            Prefix + "request_execution_seconds", "How long requests ran; of watches the beginning.", MetricStability.Alpha, s_durations, "flow_schema", "priority_level", "type");
        _queueLengths = registry.Histogram(
            Prefix + "request_queue_length_after_enqueue", "How long the queue was that a request joined, itself included.", MetricStability.Alpha,
            [0, 10, 25, 50, 100, 250, 500, 1000], "flow_schema", "priority_level");
        _estimates = registry.Histogram(
            Prefix + "work_estimated_seats", "How many seats requests were estimated at.", MetricStability.Alpha, [1, 2, 4, 8, 16, 32, 64, 100], "flow_schema", "priority_level");
        _watchCounts = registry.Histogram(
            Prefix + "watch_count_samples", "How many watchers a write may concern.", MetricStability.Alpha, [0, 1, 10, 100, 1000, 10000], "flow_schema", "priority_level");
        _requestUtilization = registry.Histogram(
            Prefix + "priority_level_request_utilization", "Nanoseconds by the requests that wait or run, as a part of how many can.", MetricStability.Alpha,
            LevelUtilization.RequestBounds, "phase", "priority_level");
        _seatUtilization = registry.Histogram(
            Prefix + "priority_level_seat_utilization", "Nanoseconds by the seats that are taken, as a part of all.", MetricStability.Alpha,
            LevelUtilization.SeatBounds, "phase", "priority_level");
        _demand = registry.Histogram(
            Prefix + "demand_seats", "Nanoseconds by the seats that are wanted, as a part of all.", MetricStability.Alpha, LevelUtilization.DemandBounds, "priority_level");
        var kinds = registry.Histogram(
            Prefix + "read_vs_write_current_requests", "Nanoseconds by the requests that wait or run, as a part of how many can.", MetricStability.Alpha, s_kindBounds, "phase", "request_kind");
        Kinds = [.. ((string[])["readOnly", "mutating"]).Select(k =>
            (new KindUtilization(kinds.With("waiting", k), s_kindBounds, time), new KindUtilization(kinds.With("executing", k), s_kindBounds, time)))];
        registry.Observe(
            "apiserver_current_inqueue_requests", "Requests that wait in a queue.", MetricType.Gauge, MetricStability.Alpha,
            samples =>
            {
                samples.Add(Kinds[(int)RequestKind.Mutating].Waiting.Count, "mutating");
                samples.Add(Kinds[(int)RequestKind.ReadOnly].Waiting.Count, "readOnly");
            },
            "request_kind");
    }

    /// <summary>What runs and waits, by <see cref="RequestKind"/>.</summary>
    public (KindUtilization Waiting, KindUtilization Executing)[] Kinds { get; }

    /// <summary>What is observed of a flow schema at a priority level.</summary>
    public FlowLaneMetrics LaneOf(string schema, string level) => new(
        _waits.With("true", schema, level),
        _waits.With("false", schema, level),
        _executions.With(schema, level, "regular"),
        _executions.With(schema, level, "watch"),
        _queueLengths.With(schema, level),
        _estimates.With(schema, level),
        _watchCounts.With(schema, level));

    /// <summary>Reports the levels of a controller, too.</summary>
    public void Report(MetricRegistry registry, FlowController controller)
    {
        _controller = controller;
        ReportFlows(registry, controller);
        ReportLevels(registry, controller);
        ReportProgress(registry, controller);
        registry.Observe(
            Prefix + "seat_fair_frac", "The part of what they want that those levels get which can use it.", MetricType.Gauge, MetricStability.Alpha,
            samples => samples.Add(controller.FairFraction));
    }

    /// <summary>Brings what is gathered over time up to now; to be called before the metrics are read.</summary>
    public void Flush()
    {
        foreach (var (waiting, executing) in Kinds)
        {
            waiting.Flush();
            executing.Flush();
        }

        foreach (var level in _controller?.Levels ?? [])
        {
            level.Queues.MoveUtilization(
                _requestUtilization.With("waiting", level.Name), _requestUtilization.With("executing", level.Name), _seatUtilization.With("executing", level.Name), _demand.With(level.Name));
        }
    }

    private static void ReportFlows(MetricRegistry registry, FlowController controller)
    {
        void Flow(string name, string help, MetricType type, MetricStability stability, Func<FlowStatistics, double> value) => registry.Observe(
            Prefix + name, help, type, stability,
            samples => Each(controller, (level, flow) => samples.Add(value(flow), flow.Schema, level.Name)),
            "flow_schema", "priority_level");
        Flow("current_executing_requests", "Requests that run; watches only while they begin.", MetricType.Gauge, MetricStability.Beta, f => f.Executing);
        Flow("current_executing_seats", "Seats that are taken.", MetricType.Gauge, MetricStability.Beta, f => f.ExecutingSeats);
        Flow("request_concurrency_in_use", "Seats that are taken.", MetricType.Gauge, MetricStability.Alpha, f => f.ExecutingSeats);
        Flow("current_inqueue_requests", "Requests that wait in queues.", MetricType.Gauge, MetricStability.Beta, f => f.Waiting);
        Flow("current_inqueue_seats", "Seats for which requests wait.", MetricType.Gauge, MetricStability.Alpha, f => f.WaitingSeats);
        Flow("dispatched_requests_total", "Requests that got their seats.", MetricType.Counter, MetricStability.Beta, f => f.Dispatched);
        Flow("request_dispatch_no_accommodation_total", "How often the next request needed more seats than were free.", MetricType.Counter, MetricStability.Alpha, f => f.Unaccommodated);
        string[] reasons = ["concurrency-limit", "queue-full", "time-out"];
        registry.Observe(
            Prefix + "rejected_requests_total", "Requests that were turned away.", MetricType.Counter, MetricStability.Beta,
            samples => Each(controller, (level, flow) =>
            {
                for (var i = 0; i < reasons.Length; i++)
                {
                    if (flow.Rejected[i] > 0)
                    {
                        samples.Add(flow.Rejected[i], flow.Schema, level.Name, reasons[i]);
                    }
                }
            }),
            "flow_schema", "priority_level", "reason");
    }

    private static void ReportLevels(MetricRegistry registry, FlowController controller)
    {
        void Level(string name, string help, MetricStability stability, Func<PriorityLevel, double> value) => registry.Observe(
            Prefix + name, help, MetricType.Gauge, stability,
            samples =>
            {
                foreach (var level in controller.Levels)
                {
                    samples.Add(value(level), level.Name);
                }
            },
            "priority_level");
        Level("nominal_limit_seats", "Seats by configured shares.", MetricStability.Beta, l => l.NominalSeats);
        Level("request_concurrency_limit", "Seats by configured shares.", MetricStability.Alpha, l => l.NominalSeats);
        Level("lower_limit_seats", "Seats that a level always has.", MetricStability.Alpha, l => l.MinSeats);
        Level("upper_limit_seats", "Seats that a level can have at most.", MetricStability.Alpha, l => l.MaxSeats);
        Level("current_limit_seats", "Seats that a level has at the moment.", MetricStability.Alpha, l => l.CurrentSeats);
        Level("target_seats", "Seats that a level is meant to have.", MetricStability.Alpha, l => l.Target);
        Level("demand_seats_high_watermark", "The largest demand of the last period.", MetricStability.Alpha, l => l.Demand.HighWatermark);
        Level("demand_seats_average", "The average demand of the last period.", MetricStability.Alpha, l => l.Demand.Average);
        Level("demand_seats_stdev", "The standard deviation of the demand of the last period.", MetricStability.Alpha, l => l.Demand.Deviation);
        Level("demand_seats_smoothed", "The demand of the last minutes.", MetricStability.Alpha, l => l.SmoothedDemand);
    }

    private static void ReportProgress(MetricRegistry registry, FlowController controller)
    {
        void Meter(string name, string help, Func<QueueSetReport, long> value) => registry.Observe(
            Prefix + name, help, MetricType.Gauge, MetricStability.Alpha,
            samples =>
            {
                foreach (var level in controller.Levels)
                {
                    samples.Add(SeatSeconds.ToDouble(value(level.Queues.Report(withRequests: false))), level.Name);
                }
            },
            "priority_level");
        Meter("current_r", "The meter of progress.", r => r.Progress);
        Meter("dispatch_r", "The meter of progress at the last dispatch.", r => r.DispatchProgress);
        Meter("latest_s", "The start of the request that was dispatched last, in the order of the queues.", r => r.LatestStart);
        void Bounds(string name, string help, Func<QueueSetReport, (long Min, long Max)> value) => registry.Observe(
            Prefix + name, help, MetricType.Gauge, MetricStability.Alpha,
            samples =>
            {
                foreach (var level in controller.Levels)
                {
                    var (min, max) = value(level.Queues.Report(withRequests: false));
                    samples.Add(SeatSeconds.ToDouble(max), "max", level.Name);
                    samples.Add(SeatSeconds.ToDouble(min), "min", level.Name);
                }
            },
            "bound", "priority_level");
        Bounds("next_s_bounds", "The first and the last start among the oldest requests of the queues.", r => (r.NextStarts.Min, r.NextStarts.Max));
        Bounds("next_discounted_s_bounds", "The same less the work that is going on.", r => (r.NextStarts.DiscountedMin, r.NextStarts.DiscountedMax));
        registry.Observe(
            Prefix + "epoch_advance_total", "How often the meter of progress was set back.", MetricType.Counter, MetricStability.Alpha,
            samples =>
            {
                foreach (var level in controller.Levels)
                {
                    samples.Add(level.Queues.Report(withRequests: false).Epochs, level.Name, "true");
                }
            },
            "priority_level", "success");
    }

    private static void Each(FlowController controller, Action<PriorityLevel, FlowStatistics> add)
    {
        foreach (var level in controller.Levels)
        {
            level.Queues.Read(() =>
            {
                foreach (var lane in level.Lanes)
                {
                    add(level, lane.Statistics);
                }
            });
        }
    }
}
