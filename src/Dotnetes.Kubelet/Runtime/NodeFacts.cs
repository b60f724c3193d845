namespace Dotnetes.Kubelet.Runtime;

/// <summary>What pods are told of their node.</summary>
internal sealed class NodeFacts
{
    /// <summary>The node's memory in bytes.</summary>
    public long MemoryBytes { get; set; }

    /// <summary>What pods may use.</summary>
    public ValueMap<Quantity> Allocatable { get; set; }

    /// <summary>The node's addresses, the primary one first.</summary>
    public ValueList<string> Addresses { get; set; }
}
