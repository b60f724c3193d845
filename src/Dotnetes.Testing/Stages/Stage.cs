using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>
/// A rule that says how objects change by themselves, as kwok's <c>Stage</c> objects (<c>kwok.x-k8s.io/v1alpha1</c>) have it: which objects, after which
/// time, and what becomes of them. <see cref="StageReader"/> reads them; docs/testing.md says which part is known.
/// </summary>
public sealed class Stage
{
    internal Stage(string name, string apiVersion, string kind)
    {
        Name = name;
        ApiVersion = apiVersion;
        Kind = kind;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The group and version of the objects.</summary>
    public string ApiVersion { get; }

    /// <summary>The kind of the objects.</summary>
    public string Kind { get; }

    internal IReadOnlyList<StageRequirement> Requirements { get; init; } = [];

    internal StageNumber Weight { get; init; } = StageNumber.Zero;

    internal StageDelay Delay { get; init; } = new();

    internal IReadOnlyList<StageStep> Steps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} of {Kind}";

    /// <summary>Whether the stage is one for an object.</summary>
    internal bool Selects(JsonValue value) => Requirements.All(r => r.IsMet(value));

    /// <summary>Chooses among the stages that select an object by their weights; null when none does.</summary>
    internal static Stage? Choose(IEnumerable<Stage> stages, JsonValue value, Random random)
    {
        var fitting = stages.Where(s => s.Selects(value)).Select(s => (Stage: s, Weight: Math.Max(0, s.Weight.Of(value) ?? 0))).ToList();
        if (fitting.Count < 2)
        {
            return fitting.Count == 0 ? null : fitting[0].Stage;
        }

        var total = fitting.Sum(f => f.Weight);
        if (total == 0)
        {
            return fitting[random.Next(fitting.Count)].Stage;
        }

        var drawn = random.NextInt64(total);
        return fitting.First(f => (drawn -= f.Weight) < 0).Stage;
    }
}
