using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers;
using Dotnetes.Controllers.NodeIpam;
using Dotnetes.Controllers.NodeTtl;

namespace Dotnetes.Testing.Nodes;

/// <summary>What the controllers of a cluster give each of its nodes sooner or later, given at once.</summary>
/// <param name="ranges">The ranges of pod addresses; null when no controller gives them out.</param>
/// <param name="annotations">What controllers note at nodes.</param>
internal sealed class SettledNodes(NodeRanges? ranges, ValueMap<string> annotations)
{
    /// <summary>What the nodes of a cluster get that has so many from its beginning.</summary>
    public static SettledNodes For(TestClusterOptions options, int count) => new(
        ControllerSelection.Includes(options.Controllers, "node-ipam-controller") ? new NodeRanges(options.PodRange, new ControllerSetOptions().NodePrefixLength) : null,
        ControllerSelection.Includes(options.Controllers, "ttl-controller")
            ? ValueMap.Of((NodeTtlController.Annotation, NodeTtlController.SecondsFor(count).ToString(CultureInfo.InvariantCulture)))
            : default);

    /// <summary>A node as it is when the controllers are done with it.</summary>
    public Node Settle(Node node)
    {
        if (!annotations.IsEmpty)
        {
            node = node with { Metadata = node.Metadata with { Annotations = annotations } };
        }

        return ranges?.Assign(node.Metadata.Name) is { } range ? node with { Spec = node.Spec with { PodCidr = range, PodCidrs = [range] } } : node;
    }
}
