using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>
/// Turns flow schemas and priority levels into what works, and moves seats between the levels by what they need (KEP-1040). The mandatory objects count even when nobody has
/// made them.
/// </summary>
/// <param name="totalSeats">The seats of the server.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Where it is reported.</param>
internal sealed class FlowController(int totalSeats, TimeProvider time, FlowControlMetrics metrics)
{
    /// <summary>How often seats are moved.</summary>
    public static readonly TimeSpan AdjustmentPeriod = TimeSpan.FromSeconds(10);

    // What is left of the smoothed demand after one period; a half after five minutes.
    private const double Smoothing = 0.977;
    private const double MaxPartOfRequest = 0.15;

    private readonly Lock _gate = new();
    private Dictionary<string, PriorityLevel> _levels = new(StringComparer.Ordinal);
    private volatile FlowSchemaIndex _schemas = new([]);
    private volatile IReadOnlyList<PriorityLevel> _published = [];

    /// <summary>The priority levels, by name.</summary>
    public IReadOnlyList<PriorityLevel> Levels => _published;

    /// <summary>The flow schemas in the order in which they are tried.</summary>
    public IReadOnlyList<FlowSchemaEntry> Schemas => _schemas.Schemas;

    /// <summary>The part of what they want that the levels which can use it get; see <see cref="SeatAllocation"/>.</summary>
    public double FairFraction { get; private set; }

    /// <summary>The requests that may wait at all limited levels.</summary>
    public long MaxWaiting { get; private set; }

    /// <summary>The schema that a request falls under.</summary>
    public FlowSchemaEntry Match(RequestInfo info, UserInfo user)
    {
        var schemas = _schemas;

        // Everybody is either authenticated or not, unless an authenticator names neither group.
        return schemas.Find(info, user)
            ?? schemas.Schemas.FirstOrDefault(s => s.Schema.Metadata.Name == BootstrapPriorityLevels.CatchAllName)
            ?? throw new InvalidOperationException("there is no catch-all flow schema");
    }

    /// <summary>Works by these objects from now on. Levels that are gone finish what they have.</summary>
    public void Apply(IEnumerable<PriorityLevelConfiguration> levels, IEnumerable<FlowSchema> schemas)
    {
        lock (_gate)
        {
            var next = new Dictionary<string, PriorityLevel>(StringComparer.Ordinal);
            foreach (var configuration in levels.Where(l => SettingsOf(l) is not null))
            {
                Keep(next, configuration);
            }

            var entries = schemas.Where(s => next.ContainsKey(s.Spec.PriorityLevelConfiguration.Name)).ToList();
            foreach (var mandatory in BootstrapPriorityLevels.Mandatory.Where(m => !next.ContainsKey(m.Metadata.Name)))
            {
                Keep(next, _levels.GetValueOrDefault(mandatory.Metadata.Name)?.Configuration ?? mandatory);
            }

            foreach (var (name, old) in _levels.Where(l => !next.ContainsKey(l.Key) && !l.Value.Queues.IsIdle))
            {
                old.IsQuiescing = true;
                next.Add(name, old);
            }

            entries.AddRange(BootstrapFlowSchemas.Mandatory.Where(m => entries.All(e => e.Metadata.Name != m.Metadata.Name)));
            _levels = next;
            _published = [.. next.Values.OrderBy(l => l.Name, StringComparer.Ordinal)];
            SetLimits();
            Distribute();
            _schemas = new FlowSchemaIndex(
            [
                .. entries.OrderBy(s => s.Spec.MatchingPrecedence).ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)
                    .Select(s => new FlowSchemaEntry(s, next[s.Spec.PriorityLevelConfiguration.Name])),
            ]);
        }
    }

    /// <summary>Moves seats by the demand since the last call, and forgets levels that were deleted and have finished.</summary>
    public void Adjust()
    {
        lock (_gate)
        {
            foreach (var level in _levels.Values.Where(l => l.IsQuiescing && l.Queues.IsIdle).ToList())
            {
                _levels.Remove(level.Name);
                _published = [.. _levels.Values.OrderBy(l => l.Name, StringComparer.Ordinal)];
                SetLimits();
            }

            Distribute();
        }
    }

    /// <summary>How a priority level queues; null when its object makes no sense.</summary>
    public static QueuingSettings? SettingsOf(PriorityLevelConfiguration level)
    {
        var isExempt = level.Metadata.Name == BootstrapPriorityLevels.ExemptName;
        if (isExempt != (level.Spec.Type == PriorityLevelEnablement.Exempt))
        {
            return null;
        }

        var settings = (isExempt, level.Spec.Limited?.LimitResponse) switch
        {
            (true, null) => QueuingSettings.Exempt,
            (false, { Type: LimitResponseType.Reject, Queuing: null }) => QueuingSettings.Reject,
            (false, { Type: LimitResponseType.Queue, Queuing: { Queues: > 0 } q }) => new QueuingSettings(q.Queues, q.HandSize, q.QueueLengthLimit),
            _ => (QueuingSettings?)null,
        };
        return settings is { IsValid: true } ? settings : null;
    }

    private void Keep(Dictionary<string, PriorityLevel> next, PriorityLevelConfiguration configuration)
    {
        var name = configuration.Metadata.Name;
        var level = _levels.GetValueOrDefault(name) ?? new PriorityLevel(name, time, metrics);
        level.Configuration = configuration;
        level.IsQuiescing = false;
        next.Add(name, level);
    }

    private void SetLimits()
    {
        var shares = (double)_levels.Values.Sum(l => (long)l.Shares);
        MaxWaiting = 0;
        foreach (var level in _levels.Values)
        {
            var seats = shares > 0 ? (int)Math.Ceiling(totalSeats * (level.Shares / shares)) : 0;
            var lendable = Percent(seats, level.LendablePercent);
            level.NominalSeats = seats;
            level.MinSeats = seats - lendable;
            level.MaxSeats = seats + (level.BorrowingPercent is { } percent ? Percent(seats, percent) : totalSeats);
            level.MaxSeatsOfRequest = 0;
            if (level.Configuration.Spec.Limited?.LimitResponse.Queuing is { } queuing)
            {
                MaxWaiting += (long)queuing.Queues * queuing.QueueLengthLimit;
                level.MaxSeatsOfRequest = Math.Max(1, Math.Min((int)Math.Ceiling(seats * MaxPartOfRequest), seats / queuing.HandSize));
            }

            if (!level.IsRunning)
            {
                level.IsRunning = true;
                level.CurrentSeats = seats - (lendable / 2);
            }
        }
    }

    private static int Percent(int seats, int percent) => (int)Math.Round(seats * (percent / 100.0), MidpointRounding.AwayFromZero);

    private void Distribute()
    {
        var limited = new List<PriorityLevel>();
        var left = _levels.Values.Sum(l => l.NominalSeats);
        var total = left;
        foreach (var level in _levels.Values)
        {
            Smooth(level);
            if (level.IsExempt)
            {
                level.CurrentSeats = LowerBound(level);
                left -= level.CurrentSeats;
            }
            else
            {
                limited.Add(level);
            }
        }

        Divide(limited, left, total);
        foreach (var level in _levels.Values)
        {
            var denominator = level.CurrentSeats > 0 ? level.CurrentSeats : Math.Max(1, (int)Math.Round(totalSeats / 10.0));
            level.Queues.Configure(SettingsOf(level.Configuration)!.Value, level.CurrentSeats, denominator);
        }
    }

    private static void Smooth(PriorityLevel level)
    {
        var demand = level.Queues.TakeDemand();
        if (demand.Duration <= TimeSpan.Zero)
        {
            level.Demand = level.Demand with { HighWatermark = demand.HighWatermark };
            return;
        }

        level.Demand = demand;
        var envelope = demand.Average + demand.Deviation;
        level.SmoothedDemand = Math.Max(envelope, (Smoothing * level.SmoothedDemand) + ((1 - Smoothing) * envelope));
    }

    // A level keeps what it just needed of its own; only what it did not need goes to others.
    private static int LowerBound(PriorityLevel level) =>
        Math.Max(level.MinSeats, level.IsExempt ? level.Demand.HighWatermark : Math.Min(level.NominalSeats, level.Demand.HighWatermark));

    private void Divide(List<PriorityLevel> levels, int left, int total)
    {
        var claims = levels.ConvertAll(l => new SeatAllocation.Claim(Math.Max(LowerBound(l), l.SmoothedDemand), LowerBound(l), l.MaxSeats));
        for (var i = 0; i < levels.Count; i++)
        {
            levels[i].Target = claims[i].Target;
        }

        var always = levels.Sum(l => l.MinSeats);
        var needed = levels.Sum(LowerBound);
        FairFraction = 0;
        if (left <= always)
        {
            // The exempt level needs everything that can be lent.
            levels.ForEach(l => l.CurrentSeats = l.MinSeats);
        }
        else if (left <= needed)
        {
            var part = (left - always) / (double)(needed - always);
            levels.ForEach(l => l.CurrentSeats = l.MinSeats + (int)Math.Round((LowerBound(l) - l.MinSeats) * part, MidpointRounding.AwayFromZero));
        }
        else if (SeatAllocation.Divide(total, claims, out var fraction) is { } parts)
        {
            FairFraction = fraction;
            for (var i = 0; i < levels.Count; i++)
            {
                levels[i].CurrentSeats = (int)Math.Round(parts[i], MidpointRounding.AwayFromZero);
            }
        }
    }
}
