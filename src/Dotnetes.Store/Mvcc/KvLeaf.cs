namespace Dotnetes.Store.Mvcc;

/// <summary>A leaf: records in key order.</summary>
internal sealed class KvLeaf(long edit) : KvNode(edit)
{
    public readonly KeyValue[] Items = new KeyValue[Capacity];

    /// <summary>The index of the key, or the complement of where it belongs.</summary>
    public int Search(ReadOnlySpan<byte> key)
    {
        int low = 0, high = Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Items[middle].Key.Span.SequenceCompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public KvLeaf Own(long edit)
    {
        if (Edit == edit)
        {
            return this;
        }

        var copy = new KvLeaf(edit) { Length = Length };
        Array.Copy(Items, copy.Items, Length);
        return copy;
    }

    /// <summary>Inserts into an owned leaf that has room.</summary>
    public void Insert(int index, KeyValue item)
    {
        Array.Copy(Items, index, Items, index + 1, Length - index);
        Items[index] = item;
        Length++;
    }

    /// <summary>Removes from an owned leaf.</summary>
    public void RemoveAt(int index)
    {
        Length--;
        Array.Copy(Items, index + 1, Items, index, Length - index);
        Items[Length] = null!;
    }

    /// <summary>Appends the entries of <paramref name="right"/> to an owned leaf.</summary>
    public void Append(KvLeaf right)
    {
        Array.Copy(right.Items, 0, Items, Length, right.Length);
        Length += right.Length;
    }

    /// <summary>Moves the entries from <paramref name="index"/> on to a new leaf.</summary>
    public KvLeaf SplitAt(int index)
    {
        var right = new KvLeaf(Edit) { Length = Length - index };
        Array.Copy(Items, index, right.Items, 0, right.Length);
        Array.Clear(Items, index, right.Length);
        Length = index;
        return right;
    }
}
