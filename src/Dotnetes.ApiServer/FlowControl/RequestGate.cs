using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Waiting;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>
/// Where requests wait until the server has time for them. With priority and fairness by the queues of their priority level; without them only their number is limited.
/// </summary>
internal sealed class RequestGate
{
    private const string Privileged = "system:masters";
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private readonly FlowControlOptions _options;
    private readonly FlowController _controller;
    private readonly WorkEstimator _estimator;
    private readonly FlowHash _hash;
    private readonly TimeProvider _time;
    private readonly InFlightLimit[] _limits;

    /// <summary>Makes a gate. It lets everything pass until <see cref="IsOpen"/> is false.</summary>
    public RequestGate(FlowControlOptions options, FlowController controller, WorkEstimator estimator, FlowControlMetrics metrics, ulong seed, TimeProvider time)
    {
        _options = options;
        _controller = controller;
        _estimator = estimator;
        _hash = new FlowHash(seed);
        _time = time;
        _limits = [new(options.MaxRequestsInFlight), new(options.MaxMutatingRequestsInFlight)];
        Utilization = metrics.Kinds;
    }

    /// <summary>The watches that run.</summary>
    public WatchCounts Watches { get; } = new();

    /// <summary>What runs and waits, by kind.</summary>
    public (KindUtilization Waiting, KindUtilization Executing)[] Utilization { get; }

    /// <summary>Whether everything passes, because the configuration has not been read yet.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Lets a request in, now or when there is time for it. Dispose what it returns when the request has ended.</summary>
    /// <param name="info">Method and path.</param>
    /// <param name="user">The sender.</param>
    /// <param name="query">The query.</param>
    /// <param name="timeout">How long the request may take in all; it may wait for a quarter of that.</param>
    /// <param name="cancelled">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public ValueTask<FlowPass> Enter(RequestInfo info, UserInfo user, QueryParameters query, TimeSpan timeout, CancellationToken cancelled)
    {
        if (LongRunning.IsConnection(info))
        {
            return default;
        }

        if (!_options.PriorityAndFairness)
        {
            return new(Count(info, user));
        }

        if (IsOpen)
        {
            return default;
        }

        var schema = _controller.Match(info, user);
        var kind = KindOf(info);
        var level = schema.Level;
        var metrics = schema.Lane.Metrics;
        var ticket = new FlowTicket
        {
            Flow = schema.Lane.Statistics,
            Distinguisher = schema.DistinguisherOf(info, user),
            Info = info,
            User = user,
            Work = _estimator.Estimate(info, query, level.MaxSeatsOfRequest, CountWatchers(info, metrics)),
        };
        metrics.EstimatedSeats.Observe(ticket.Work.MaxSeats);
        level.Queues.Enter(ticket, level.IsExempt ? 0 : _hash.Of(ticket.Flow.Schema, ticket.Distinguisher));
        if (ticket.QueueLength > 0)
        {
            metrics.QueueLength.Observe(ticket.QueueLength);
        }

        return ticket.Seated is { } seated
            ? Wait(schema, ticket, seated.Task, kind, query, timeout / 4, cancelled)
            : new(ticket.State == TicketState.Rejected ? Refuse(schema, ticket, kind) : Admit(schema, ticket, kind, query));
    }

    /// <summary>Gives the seats of a request back; further calls do nothing.</summary>
    public void Exit(FlowSchemaEntry schema, FlowTicket ticket, RequestKind kind)
    {
        if (schema.Level.Queues.Exit(ticket) is { } elapsed)
        {
            var metrics = schema.Lane.Metrics;
            (ticket.Info!.Verb == "watch" ? metrics.RanWatches : metrics.Ran).Observe(elapsed.TotalSeconds);
            Utilization[(int)kind].Executing.Add(-1, ticket.Ended);
        }
    }

    /// <summary>Gives the place of a request back.</summary>
    public void Exit(InFlightLimit counter, RequestKind kind)
    {
        counter.Exit();
        Utilization[(int)kind].Executing.Add(-1, _time.GetTimestamp());
    }

    private static RequestKind KindOf(RequestInfo info) => info.Verb is "get" or "list" or "watch" ? RequestKind.ReadOnly : RequestKind.Mutating;

    private int CountWatchers(RequestInfo info, FlowLaneMetrics metrics)
    {
        if (!info.IsResource || info.Verb is not ("create" or "update" or "patch" or "delete"))
        {
            return 0;
        }

        var count = Watches.Interested(info);
        metrics.WatchCount.Observe(count);
        return count;
    }

    private FlowPass Count(RequestInfo info, UserInfo user)
    {
        if (LongRunning.Is(info))
        {
            return default;
        }

        var kind = KindOf(info);
        var limit = _limits[(int)kind];
        if (limit.TryEnter())
        {
            Utilization[(int)kind].Executing.Add(1, _time.GetTimestamp());
            return new(this, limit, kind);
        }

        // Those who repair the server must always get in.
        return user.Groups.Contains(Privileged) ? default : new(1);
    }

    private async ValueTask<FlowPass> Wait(
        FlowSchemaEntry schema, FlowTicket ticket, Task seated, RequestKind kind, QueryParameters query, TimeSpan limit, CancellationToken cancelled)
    {
        var queues = schema.Level.Queues;
        var waiting = Utilization[(int)kind].Waiting;
        waiting.Add(1, ticket.Arrived);
        try
        {
            if (!await CancellableWait.For(seated, limit < s_longestWait ? limit : s_longestWait, _time, cancelled) && queues.Leave(ticket))
            {
                return Refuse(schema, ticket, kind);
            }
        }
        catch (OperationCanceledException)
        {
            if (queues.Leave(ticket))
            {
                Refuse(schema, ticket, kind);
            }
            else
            {
                queues.Exit(ticket);
            }

            throw;
        }
        finally
        {
            waiting.Add(-1, _time.GetTimestamp());
        }

        return Admit(schema, ticket, kind, query);
    }

    private FlowPass Admit(FlowSchemaEntry schema, FlowTicket ticket, RequestKind kind, QueryParameters query)
    {
        if (!schema.Level.IsExempt)
        {
            schema.Lane.Metrics.WaitedAndRan.Observe(_time.GetElapsedTime(ticket.Arrived, ticket.Started).TotalSeconds);
        }

        Utilization[(int)kind].Executing.Add(1, ticket.Started);
        return new(this, schema, ticket, kind, ticket.Info!.Verb == "watch" ? Watches.Add(ticket.Info, query) : null, 0);
    }

    private FlowPass Refuse(FlowSchemaEntry schema, FlowTicket ticket, RequestKind kind)
    {
        schema.Lane.Metrics.WaitedInVain.Observe(_time.GetElapsedTime(ticket.Arrived).TotalSeconds);
        var advice = schema.Level.Advice;
        advice.Note(_time.GetUtcNow().ToUnixTimeSeconds());
        return new(this, schema, ticket, kind, null, advice.Seconds);
    }
}
