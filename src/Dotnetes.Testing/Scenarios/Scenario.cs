using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing.Scenarios;

/// <summary>A story of a cluster: its nodes, its workloads, and what happens over time. <see cref="ScenarioReader"/> reads it from YAML.</summary>
public sealed record Scenario
{
    /// <summary>Where all randomness comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long it lasts, in virtual time.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time between two samples of the figures.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The nodes: groups of nodes that are alike.</summary>
    public IReadOnlyList<(int Count, NodeShape Shape)> Nodes { get; init; } = [];

    /// <summary>How pods behave.</summary>
    public IReadOnlyList<PodRule> PodRules { get; init; } = [];

    /// <summary>Objects that are there from the beginning, as YAML documents.</summary>
    public string Manifests { get; init; } = "";

    /// <summary>What happens, in the order of time.</summary>
    public IReadOnlyList<ScenarioStep> Timeline { get; init; } = [];
}
