using Dotnetes.Store;
using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing;

/// <summary>The state of a cluster at some time.</summary>
public sealed class ClusterSnapshot
{
    internal ClusterSnapshot(ValueList<KeyValue> items, IReadOnlyList<SimulatedNode> nodes, int nextNode)
    {
        Items = items;
        Nodes = nodes;
        NextNode = nextNode;
    }

    internal ValueList<KeyValue> Items { get; }

    internal IReadOnlyList<SimulatedNode> Nodes { get; }

    internal int NextNode { get; }
}
