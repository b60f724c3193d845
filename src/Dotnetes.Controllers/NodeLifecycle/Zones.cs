using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>The zones of a cluster: where nodes are likely to be lost together.</summary>
internal static class Zones
{
    private const string ExcludedLabel = "node.kubernetes.io/exclude-disruption";

    /// <summary>The zone of a node by its labels; nodes without any share one.</summary>
    public static string Of(Node node)
    {
        var labels = node.Metadata.Labels;
        var region = labels.GetValueOrDefault("topology.kubernetes.io/region") ?? labels.GetValueOrDefault("failure-domain.beta.kubernetes.io/region") ?? "";
        var zone = labels.GetValueOrDefault("topology.kubernetes.io/zone") ?? labels.GetValueOrDefault("failure-domain.beta.kubernetes.io/zone") ?? "";
        return region.Length == 0 && zone.Length == 0 ? "" : $"{region}:\0:{zone}";
    }

    /// <summary>Whether a node counts when it is judged how much of its zone is lost.</summary>
    public static bool Counts(Node node) => !node.Metadata.Labels.ContainsKey(ExcludedLabel);

    /// <summary>The state of a zone.</summary>
    /// <param name="ready">How many nodes are ready.</param>
    /// <param name="notReady">How many are not.</param>
    /// <param name="threshold">The part from which on much is lost.</param>
    public static ZoneState Judge(int ready, int notReady, double threshold) => notReady switch
    {
        > 0 when ready == 0 => ZoneState.FullDisruption,
        > 2 when notReady / (double)(notReady + ready) >= threshold => ZoneState.PartialDisruption,
        _ => ZoneState.Normal,
    };
}
