namespace Dotnetes.Store.Mvcc;

/// <summary>
/// An inner node. All keys below child i are at or after separator i and before separator i+1; the first separator is not used.
/// </summary>
internal sealed class KvBranch(long edit) : KvNode(edit)
{
    public readonly KvNode[] Children = new KvNode[Capacity];
    public readonly StoreKey[] Separators = new StoreKey[Capacity];

    /// <summary>The number of records below.</summary>
    public long Count;

    public static long CountOf(KvNode node) => node is KvBranch branch ? branch.Count : node.Length;

    /// <summary>The index of the child that holds or would hold the key.</summary>
    public int ChildOf(ReadOnlySpan<byte> key)
    {
        int low = 1, high = Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Separators[middle].Span.SequenceCompareTo(key) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low - 1;
    }

    public KvBranch Own(long edit)
    {
        if (Edit == edit)
        {
            return this;
        }

        var copy = new KvBranch(edit) { Length = Length, Count = Count };
        Array.Copy(Children, copy.Children, Length);
        Array.Copy(Separators, copy.Separators, Length);
        return copy;
    }

    /// <summary>Inserts into an owned branch that has room; does not change <see cref="Count"/>.</summary>
    public void Insert(int index, StoreKey separator, KvNode child)
    {
        Array.Copy(Children, index, Children, index + 1, Length - index);
        Array.Copy(Separators, index, Separators, index + 1, Length - index);
        Children[index] = child;
        Separators[index] = separator;
        Length++;
    }

    /// <summary>Removes from an owned branch; does not change <see cref="Count"/>.</summary>
    public void RemoveAt(int index)
    {
        Length--;
        Array.Copy(Children, index + 1, Children, index, Length - index);
        Array.Copy(Separators, index + 1, Separators, index, Length - index);
        Children[Length] = null!;
        Separators[Length] = default;
    }

    /// <summary>Appends the entries of <paramref name="right"/>, which begin at <paramref name="separator"/>, to an owned branch.</summary>
    public void Append(StoreKey separator, KvBranch right)
    {
        Array.Copy(right.Children, 0, Children, Length, right.Length);
        Array.Copy(right.Separators, 0, Separators, Length, right.Length);
        Separators[Length] = separator;
        Length += right.Length;
        Count += right.Count;
    }

    /// <summary>Moves the entries from <paramref name="index"/> on to a new branch; its first separator says where it begins.</summary>
    public KvBranch SplitAt(int index)
    {
        var right = new KvBranch(Edit) { Length = Length - index };
        Array.Copy(Children, index, right.Children, 0, right.Length);
        Array.Copy(Separators, index, right.Separators, 0, right.Length);
        Array.Clear(Children, index, right.Length);
        Array.Clear(Separators, index, right.Length);
        Length = index;
        for (var i = 0; i < right.Length; i++)
        {
            right.Count += CountOf(right.Children[i]);
        }

        Count -= right.Count;
        return right;
    }
}
