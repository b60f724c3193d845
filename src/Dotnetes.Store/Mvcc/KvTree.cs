using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Mvcc;

/// <summary>
/// A sorted map from keys to records, as a persistent B-tree: copying the struct is a snapshot. Changes are made under an edit number;
/// nodes made under the same number are changed in place, others are copied first. Whoever keeps a copy of the struct must make sure that
/// later changes come under a new number. Nodes know how many records are below them, so ranges are counted without visiting them.
/// </summary>
internal struct KvTree
{
    private KvNode? _root;

    /// <summary>The number of records.</summary>
    public readonly long Count => _root is null ? 0 : KvBranch.CountOf(_root);

    public readonly KeyValue? Find(StoreKey key)
    {
        var span = key.Span;
        var node = _root;
        while (node is KvBranch branch)
        {
            node = branch.Children[branch.ChildOf(span)];
        }

        if (node is not KvLeaf leaf)
        {
            return null;
        }

        var index = leaf.Search(span);
        return index >= 0 ? leaf.Items[index] : null;
    }

    /// <summary>The number of records in a range.</summary>
    public readonly long CountIn(KeyRange range)
    {
        if (range.IsEmpty)
        {
            return 0;
        }

        var end = range.To is { } to ? Rank(to) : Count;
        return end - Rank(range.From);
    }

    /// <summary>The first records of a range, at most <paramref name="limit"/> (0 or less: all), and how many the range holds.</summary>
    public readonly ValueList<KeyValue> Read(KeyRange range, long limit, out long count)
    {
        if (range.IsSingleKey)
        {
            var found = Find(range.From);
            count = found is null ? 0 : 1;
            return found is null ? ValueList<KeyValue>.Empty : ValueList.Adopt([found]);
        }

        count = CountIn(range);
        var take = limit > 0 && limit < count ? limit : count;
        if (take == 0)
        {
            return ValueList<KeyValue>.Empty;
        }

        var items = new KeyValue[take];
        var filled = 0;
        Fill(_root!, range.From.Span, items, ref filled);
        return ValueList.Adopt(items);
    }

    /// <summary>Writes a record and returns the one that it replaces.</summary>
    public KeyValue? Put(KeyValue item, long edit)
    {
        if (_root is null)
        {
            var first = new KvLeaf(edit);
            first.Insert(0, item);
            _root = first;
            return null;
        }

        KeyValue? previous = null;
        KvNode? right = null;
        StoreKey separator = default;
        var left = Put(_root, item, edit, ref previous, ref right, ref separator);
        if (right is null)
        {
            _root = left;
            return previous;
        }

        var root = new KvBranch(edit) { Count = KvBranch.CountOf(left) + KvBranch.CountOf(right) };
        root.Insert(0, default, left);
        root.Insert(1, separator, right);
        _root = root;
        return previous;
    }

    /// <summary>Removes a record and returns it; null when there is none.</summary>
    public KeyValue? Remove(StoreKey key, long edit)
    {
        var found = Find(key);
        if (found is null)
        {
            return null;
        }

        var root = Remove(_root!, key.Span, edit);
        while (root is KvBranch { Length: 1 } branch)
        {
            root = branch.Children[0];
        }

        _root = root;
        return found;
    }

    private static KvNode Put(
        KvNode node, KeyValue item, long edit, ref KeyValue? previous, ref KvNode? right, ref StoreKey separator)
    {
        if (node is KvLeaf leaf)
        {
            return PutIntoLeaf(leaf.Own(edit), item, ref previous, ref right, ref separator);
        }

        var branch = ((KvBranch)node).Own(edit);
        var index = branch.ChildOf(item.Key.Span);
        KvNode? newChild = null;
        StoreKey newSeparator = default;
        branch.Children[index] = Put(branch.Children[index], item, edit, ref previous, ref newChild, ref newSeparator);
        if (previous is null)
        {
            branch.Count++;
        }

        if (newChild is null)
        {
            return branch;
        }

        if (branch.Length < KvNode.Capacity)
        {
            branch.Insert(index + 1, newSeparator, newChild);
            return branch;
        }

        // A branch that grows at its end is left full, so that ascending keys make dense trees.
        var place = index + 1;
        var half = branch.SplitAt(place == branch.Length ? KvNode.Capacity - 1 : KvNode.Capacity / 2);
        separator = half.Separators[0];
        right = half;
        if (place <= branch.Length)
        {
            branch.Insert(place, newSeparator, newChild);
        }
        else
        {
            half.Insert(place - branch.Length, newSeparator, newChild);
        }

        Recount(branch);
        Recount(half);
        return branch;
    }

    private static void Recount(KvBranch branch)
    {
        branch.Count = 0;
        for (var i = 0; i < branch.Length; i++)
        {
            branch.Count += KvBranch.CountOf(branch.Children[i]);
        }
    }

    private static KvLeaf PutIntoLeaf(
        KvLeaf leaf, KeyValue item, ref KeyValue? previous, ref KvNode? right, ref StoreKey separator)
    {
        var index = leaf.Search(item.Key.Span);
        if (index >= 0)
        {
            previous = leaf.Items[index];
            leaf.Items[index] = item;
            return leaf;
        }

        index = ~index;
        if (leaf.Length < KvNode.Capacity)
        {
            leaf.Insert(index, item);
            return leaf;
        }

        KvLeaf half;
        if (index == leaf.Length)
        {
            half = new KvLeaf(leaf.Edit);
            half.Insert(0, item);
        }
        else
        {
            half = leaf.SplitAt(KvNode.Capacity / 2);
            if (index <= leaf.Length)
            {
                leaf.Insert(index, item);
            }
            else
            {
                half.Insert(index - leaf.Length, item);
            }
        }

        separator = half.Items[0].Key;
        right = half;
        return leaf;
    }

    /// <summary>Removes a key that is there; null when nothing remains below the node.</summary>
    private static KvNode? Remove(KvNode node, ReadOnlySpan<byte> key, long edit)
    {
        if (node is KvLeaf shared)
        {
            var leaf = shared.Own(edit);
            leaf.RemoveAt(leaf.Search(key));
            return leaf.Length == 0 ? null : leaf;
        }

        var branch = ((KvBranch)node).Own(edit);
        var index = branch.ChildOf(key);
        var child = Remove(branch.Children[index], key, edit);
        branch.Count--;
        if (child is null)
        {
            branch.RemoveAt(index);
            return branch.Length == 0 ? null : branch;
        }

        branch.Children[index] = child;
        if (child.Length < KvNode.Sparse)
        {
            MergeSparse(branch, index, edit);
        }

        return branch;
    }

    private static void MergeSparse(KvBranch branch, int index, long edit)
    {
        var left = index > 0 ? index - 1 : index;
        if (left + 1 >= branch.Length || branch.Children[left].Length + branch.Children[left + 1].Length > KvNode.Capacity)
        {
            return;
        }

        if (branch.Children[left] is KvLeaf leaf)
        {
            var merged = leaf.Own(edit);
            merged.Append((KvLeaf)branch.Children[left + 1]);
            branch.Children[left] = merged;
        }
        else
        {
            var merged = ((KvBranch)branch.Children[left]).Own(edit);
            merged.Append(branch.Separators[left + 1], (KvBranch)branch.Children[left + 1]);
            branch.Children[left] = merged;
        }

        branch.RemoveAt(left + 1);
    }

    /// <summary>The number of records before a key.</summary>
    private readonly long Rank(StoreKey key)
    {
        var span = key.Span;
        long rank = 0;
        var node = _root;
        while (node is KvBranch branch)
        {
            var index = branch.ChildOf(span);
            for (var i = 0; i < index; i++)
            {
                rank += KvBranch.CountOf(branch.Children[i]);
            }

            node = branch.Children[index];
        }

        if (node is KvLeaf leaf)
        {
            var index = leaf.Search(span);
            rank += index >= 0 ? index : ~index;
        }

        return rank;
    }

    /// <summary>Copies records at or after <paramref name="from"/> until the array is full.</summary>
    private static void Fill(KvNode node, ReadOnlySpan<byte> from, KeyValue[] items, ref int filled)
    {
        if (node is KvLeaf leaf)
        {
            var start = from.IsEmpty ? 0 : leaf.Search(from);
            start = start < 0 ? ~start : start;
            var length = Math.Min(leaf.Length - start, items.Length - filled);
            Array.Copy(leaf.Items, start, items, filled, length);
            filled += length;
            return;
        }

        var branch = (KvBranch)node;
        for (var i = from.IsEmpty ? 0 : branch.ChildOf(from); i < branch.Length && filled < items.Length; i++)
        {
            Fill(branch.Children[i], from, items, ref filled);
            from = default;
        }
    }
}
