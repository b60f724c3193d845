namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// A persistent sorted map from keys to objects: every change gives a new tree that shares what did not change, so a snapshot is one
/// reference and readers never wait. Keys are compared by code unit, which is the order of the store's keys.
/// </summary>
internal sealed class ObjectTree
{
    private const int MaxFill = 64;

    private readonly Node? _root;

    private ObjectTree(Node? root, int count)
    {
        _root = root;
        Count = count;
    }

    /// <summary>The tree without objects.</summary>
    public static ObjectTree Empty { get; } = new(null, 0);

    /// <summary>How many objects there are.</summary>
    public int Count { get; }

    /// <summary>A tree of objects that are sorted by key.</summary>
    public static ObjectTree FromSorted(IReadOnlyList<CachedObject> items)
    {
        var tree = Empty;
        foreach (var item in items)
        {
            tree = tree.With(item);
        }

        return tree;
    }

    /// <summary>The object of a key, or null.</summary>
    public CachedObject? Find(string key)
    {
        var node = _root;
        while (node is Branch branch)
        {
            node = branch.Children[branch.ChildOf(key)];
        }

        if (node is not Leaf leaf)
        {
            return null;
        }

        var index = leaf.IndexOf(key);
        return index >= 0 ? leaf.Items[index] : null;
    }

    /// <summary>The tree with an object added or replaced.</summary>
    public ObjectTree With(CachedObject item)
    {
        if (_root is null)
        {
            return new(new Leaf([item]), 1);
        }

        var (node, split, added) = _root.With(item);
        var root = split is null ? node : new Branch([node.First, split.First], [node, split]);
        return new(root, Count + (added ? 1 : 0));
    }

    /// <summary>The tree without the object of a key; the same tree when there is none.</summary>
    public ObjectTree Without(string key)
    {
        if (_root is null || Find(key) is null)
        {
            return this;
        }

        var root = _root.Without(key);
        while (root is Branch { Children.Length: 1 } branch)
        {
            root = branch.Children[0];
        }

        return new(root, Count - 1);
    }

    /// <summary>The objects whose keys are at or after <paramref name="from"/> and start with <paramref name="prefix"/>, in order.</summary>
    public IEnumerable<CachedObject> Range(string prefix, string from = "")
    {
        var seek = string.CompareOrdinal(from, prefix) > 0 ? from : prefix;
        var path = new Stack<(Branch Branch, int Child)>();
        for (var node = _root; node is not null; node = Next(path))
        {
            while (node is Branch branch)
            {
                var child = branch.ChildOf(seek);
                path.Push((branch, child));
                node = branch.Children[child];
            }

            var leaf = (Leaf)node;
            var index = leaf.IndexOf(seek);
            var isWhole = leaf.Items[^1].Key.StartsWith(prefix, StringComparison.Ordinal);
            for (var i = index >= 0 ? index : ~index; i < leaf.Items.Length; i++)
            {
                if (!isWhole && !leaf.Items[i].Key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield break;
                }

                yield return leaf.Items[i];
            }

            // From the next leaf on everything comes after it.
            seek = "";
        }
    }

    /// <summary>How many objects <see cref="Range"/> would give, found without looking at them.</summary>
    public int CountOf(string prefix, string from = "")
    {
        if (_root is null)
        {
            return 0;
        }

        var start = string.CompareOrdinal(from, prefix) > 0 ? from : prefix;
        var end = prefix.Length == 0 ? Count : _root.Rank(prefix[..^1] + (char)(prefix[^1] + 1));
        return Math.Max(0, end - _root.Rank(start));
    }

    private static Node? Next(Stack<(Branch Branch, int Child)> path)
    {
        while (path.TryPop(out var at))
        {
            if (at.Child + 1 < at.Branch.Children.Length)
            {
                path.Push((at.Branch, at.Child + 1));
                return at.Branch.Children[at.Child + 1];
            }
        }

        return null;
    }

    private abstract class Node
    {
        public abstract string First { get; }

        public abstract (Node Node, Node? Split, bool Added) With(CachedObject item);

        public abstract Node? Without(string key);

        /// <summary>How many objects there are below.</summary>
        public abstract int Count { get; }

        /// <summary>How many of them have keys before <paramref name="key"/>.</summary>
        public abstract int Rank(string key);
    }

    private sealed class Leaf(CachedObject[] items) : Node
    {
        public CachedObject[] Items { get; } = items;

        public override string First => Items[0].Key;

        public int IndexOf(string key)
        {
            var low = 0;
            var high = Items.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var order = string.CompareOrdinal(Items[middle].Key, key);
                if (order == 0)
                {
                    return middle;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return ~low;
        }

        public override (Node Node, Node? Split, bool Added) With(CachedObject item)
        {
            var index = IndexOf(item.Key);
            if (index >= 0)
            {
                var replaced = (CachedObject[])Items.Clone();
                replaced[index] = item;
                return (new Leaf(replaced), null, false);
            }

            index = ~index;
            CachedObject[] items = [.. Items.AsSpan(0, index), item, .. Items.AsSpan(index)];
            if (items.Length <= MaxFill)
            {
                return (new Leaf(items), null, true);
            }

            // Objects often come in order; then the left part stays full.
            var at = index == items.Length - 1 ? items.Length - 1 : items.Length / 2;
            return (new Leaf(items[..at]), new Leaf(items[at..]), true);
        }

        public override Node? Without(string key)
        {
            var index = IndexOf(key);
            return Items.Length == 1 ? null : new Leaf([.. Items.AsSpan(0, index), .. Items.AsSpan(index + 1)]);
        }

        public override int Count => Items.Length;

        public override int Rank(string key)
        {
            var index = IndexOf(key);
            return index >= 0 ? index : ~index;
        }
    }

    private sealed class Branch(string[] firsts, Node[] children) : Node
    {
        public Node[] Children { get; } = children;

        public override string First => firsts[0];

        public int ChildOf(string key)
        {
            var low = 1;
            var high = firsts.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = string.CompareOrdinal(firsts[middle], key) <= 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return low - 1;
        }

        public override (Node Node, Node? Split, bool Added) With(CachedObject item)
        {
            var index = ChildOf(item.Key);
            var (node, split, added) = Children[index].With(item);
            if (split is null)
            {
                var same = (Node[])Children.Clone();
                same[index] = node;
                return (Make(same), null, added);
            }

            Node[] nodes = [.. Children.AsSpan(0, index), node, split, .. Children.AsSpan(index + 1)];
            if (nodes.Length <= MaxFill)
            {
                return (Make(nodes), null, added);
            }

            var at = index == Children.Length - 1 ? nodes.Length - 1 : nodes.Length / 2;
            return (Make(nodes[..at]), Make(nodes[at..]), added);
        }

        public override Node? Without(string key)
        {
            var index = ChildOf(key);
            var child = Children[index].Without(key);
            if (child is null)
            {
                return Children.Length == 1 ? null : Make([.. Children.AsSpan(0, index), .. Children.AsSpan(index + 1)]);
            }

            var nodes = (Node[])Children.Clone();
            nodes[index] = child;
            return Make(nodes);
        }

        public override int Count { get; } = children.Sum(child => child.Count);

        public override int Rank(string key)
        {
            var index = ChildOf(key);
            var rank = Children[index].Rank(key);
            for (var i = 0; i < index; i++)
            {
                rank += Children[i].Count;
            }

            return rank;
        }

        private static Branch Make(Node[] nodes) => new(Array.ConvertAll(nodes, n => n.First), nodes);
    }
}
