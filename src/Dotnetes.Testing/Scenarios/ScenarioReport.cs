namespace Dotnetes.Testing.Scenarios;

/// <summary>What came of a scenario.</summary>
public sealed record ScenarioReport
{
    /// <summary>The figures over time.</summary>
    public required IReadOnlyList<ScenarioSample> Samples { get; init; }

    /// <summary>What happened when: seconds from the start, and a sentence.</summary>
    public required IReadOnlyList<(double Seconds, string What)> Timeline { get; init; }

    /// <summary>How many pods were made.</summary>
    public required int PodsMade { get; init; }

    /// <summary>How long pods waited for a node, in seconds, ascending; of those that got one.</summary>
    public required IReadOnlyList<double> SchedulingSeconds { get; init; }

    /// <summary>How long it took from when pods were made until they were ready for the first time, in seconds, ascending.</summary>
    public required IReadOnlyList<double> ReadySeconds { get; init; }

    /// <summary>How many pods have no node in the end.</summary>
    public required int Unscheduled { get; init; }

    /// <summary>How many pods were evicted because of their node, by preemption, or by request.</summary>
    public required int Evictions { get; init; }

    /// <summary>How often containers were started again.</summary>
    public required int Restarts { get; init; }

    /// <summary>The digest of everything that was written; the same scenario gives the same.</summary>
    public required string Digest { get; init; }

    /// <summary>The value below which a share of ascending values lies; 0 when there are none.</summary>
    public static double Percentile(IReadOnlyList<double> ascending, double share) =>
        ascending.Count == 0 ? 0 : ascending[Math.Min(ascending.Count - 1, (int)Math.Ceiling(share * ascending.Count) - 1 is var i and >= 0 ? i : 0)];
}
