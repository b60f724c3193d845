using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Nodes;

/// <summary>Says how some pods behave.</summary>
/// <param name="Selects">Which pods.</param>
/// <param name="Behavior">How they behave.</param>
public sealed record PodRule(Func<Pod, bool> Selects, PodBehavior Behavior)
{
    /// <summary>What comes after all other rules: pods of Jobs end with success after a second, all others run.</summary>
    public static IReadOnlyList<PodRule> Usual { get; } =
    [
        new(pod => pod.Metadata.OwnerReferences.Any(o => o is { Controller: true, Kind: "Job" }), PodBehavior.Completes(TimeSpan.FromSeconds(1))),
        new(_ => true, PodBehavior.Runs),
    ];

    /// <summary>A rule for all pods with a label.</summary>
    public static PodRule ForLabel(string key, string value, PodBehavior behavior) => new(pod => pod.Metadata.Labels.TryGetValue(key, out var found) && found == value, behavior);

    /// <summary>A rule for all pods of a namespace.</summary>
    public static PodRule ForNamespace(string ns, PodBehavior behavior) => new(pod => pod.Metadata.Namespace == ns, behavior);
}
