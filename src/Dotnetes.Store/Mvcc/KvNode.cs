namespace Dotnetes.Store.Mvcc;

/// <summary>
/// A node of a <see cref="KvTree"/>. A node may be changed in place only by the edit whose number it carries; everyone else copies it.
/// </summary>
internal abstract class KvNode(long edit)
{
    /// <summary>Most entries of a node.</summary>
    public const int Capacity = 32;

    /// <summary>A node with fewer entries is merged with a neighbour if both fit into one.</summary>
    public const int Sparse = 10;

    /// <summary>The edit that made the node.</summary>
    public readonly long Edit = edit;

    /// <summary>The number of entries used.</summary>
    public int Length;
}
