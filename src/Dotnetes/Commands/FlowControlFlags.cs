using System.CommandLine;
using System.Globalization;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that say how much the API server does at once and for how long, under upstream's names.</summary>
public sealed class FlowControlFlags
{
    private const double MaxGoawayChance = 0.02;

    private readonly Option<bool> _fairness = new("--enable-priority-and-fairness")
    {
        Description = "Divide the server among its clients by priority levels and flow schemas.",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<int> _reads = new("--max-requests-inflight") { Description = "How many requests that only read run at once.", DefaultValueFactory = _ => 400 };
    private readonly Option<int> _writes = new("--max-mutating-requests-inflight") { Description = "How many requests that write run at once.", DefaultValueFactory = _ => 200 };
    private readonly Option<string> _timeout = ComponentFlags.Text("--request-timeout", "How long a request may take that is neither a watch nor a connection.", "1m0s");
    private readonly Option<int> _watchTime = new("--min-request-timeout")
    {
        Description = "How many seconds a watch lasts at least whose client names no time.",
        DefaultValueFactory = _ => 1800,
    };

    private readonly Option<double> _goaway = new("--goaway-chance")
    {
        Description = "The part of HTTP/2 requests after which the connection is closed, so that clients spread over servers; at most 0.02.",
        CustomParser = result => double.Parse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_fairness, _reads, _writes, _timeout, _watchTime, _goaway])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the flags say.</summary>
    /// <exception cref="ConfigurationException">They make no sense.</exception>
    public FlowControlOptions OptionsOf(ParseResult arguments)
    {
        var text = arguments.GetValue(_timeout)!;
        if (!Duration.TryParse(text, out var timeout))
        {
            throw new ConfigurationException($"--request-timeout {text} is no duration; write it as 15s or 2m");
        }

        var options = new FlowControlOptions
        {
            PriorityAndFairness = arguments.GetValue(_fairness),
            MaxRequestsInFlight = arguments.GetValue(_reads),
            MaxMutatingRequestsInFlight = arguments.GetValue(_writes),
            RequestTimeout = TimeSpan.FromSeconds(timeout.TotalSeconds),
            MinWatchTime = TimeSpan.FromSeconds(arguments.GetValue(_watchTime)),
            GoawayChance = arguments.GetValue(_goaway),
        };
        return WrongWith(options) is { } problem ? throw new ConfigurationException(problem) : options;
    }

    private static string? WrongWith(FlowControlOptions options) => options switch
    {
        { MaxRequestsInFlight: < 0 } => "--max-requests-inflight can not be negative value",
        { MaxMutatingRequestsInFlight: < 0 } => "--max-mutating-requests-inflight can not be negative value",
        { PriorityAndFairness: true, TotalSeats: 0 } => "--max-requests-inflight and --max-mutating-requests-inflight must add up to something positive",
        _ when options.RequestTimeout < TimeSpan.Zero => "--request-timeout can not be negative value",
        _ when options.MinWatchTime < TimeSpan.Zero => "--min-request-timeout can not be negative value",
        { GoawayChance: < 0 or > MaxGoawayChance } => "--goaway-chance can not be less than 0 or greater than 0.02",
        _ => null,
    };
}
