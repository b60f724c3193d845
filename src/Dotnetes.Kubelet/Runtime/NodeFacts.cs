namespace Dotnetes.Kubelet.Runtime;

/// <summary>What pods are told of their node.</summary>
internal sealed class NodeFacts
{
    /// <summary>The node's memory in bytes.</summary>
    public long MemoryBytes { get; set; }

    /// <summary>What pods may use.</summary>
    public ValueMap<Quantity> Allocatable { get; set; }

    /// <summary>Finds the node's addresses, which may change; the primary one first.</summary>
    public Func<ValueList<string>> FindAddresses { get; init; } = static () => default;

    /// <summary>The node's addresses now, the primary one first.</summary>
    public ValueList<string> Addresses => FindAddresses();
}
