using System.Text;

namespace Dotnetes.Machinery.Apply;

/// <summary>
/// A set of field paths, as a tree: what FieldsV1 holds. Immutable. A path can be a member without its children being members, and the other way round.
/// </summary>
public sealed partial class FieldSet : IEquatable<FieldSet>
{
    private readonly Node[] _nodes;

    internal FieldSet(Node[] sorted) => _nodes = sorted;

    /// <summary>The set without members.</summary>
    public static FieldSet Empty { get; } = new([]);

    /// <summary>Whether there are no members.</summary>
    public bool IsEmpty => _nodes.Length == 0;

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var node in _nodes)
            {
                count += (node.IsMember ? 1 : 0) + node.Children.Count;
            }

            return count;
        }
    }

    internal ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>The set of these paths.</summary>
    public static FieldSet Of(params ReadOnlySpan<PathElement[]> paths)
    {
        var set = Empty;
        foreach (var path in paths)
        {
            set = set.Union(OfPath(path));
        }

        return set;
    }

    /// <summary>The set of one path.</summary>
    public static FieldSet OfPath(params ReadOnlySpan<PathElement> path)
    {
        if (path.IsEmpty)
        {
            return Empty;
        }

        var set = new FieldSet([new(path[^1], true, Empty)]);
        for (var i = path.Length - 2; i >= 0; i--)
        {
            set = new([new(path[i], false, set)]);
        }

        return set;
    }

    /// <summary>Whether a path is a member.</summary>
    public bool Has(params ReadOnlySpan<PathElement> path)
    {
        if (path.IsEmpty)
        {
            return false;
        }

        var set = this;
        foreach (var step in path[..^1])
        {
            set = set.Below(step);
        }

        var at = set.IndexOf(path[^1]);
        return at >= 0 && set._nodes[at].IsMember;
    }

    /// <summary>The members below a step, without that step.</summary>
    public FieldSet Below(PathElement step)
    {
        var at = IndexOf(step);
        return at >= 0 ? _nodes[at].Children : Empty;
    }

    /// <summary>All members, those of a level before those below it.</summary>
    public IEnumerable<IReadOnlyList<PathElement>> Paths() => Paths([]);

    /// <inheritdoc/>
    public bool Equals(FieldSet? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other._nodes.Length != _nodes.Length)
        {
            return false;
        }

        for (var i = 0; i < _nodes.Length; i++)
        {
            ref readonly var a = ref _nodes[i];
            ref readonly var b = ref other._nodes[i];
            if (a.IsMember != b.IsMember || a.Step != b.Step || !a.Children.Equals(b.Children))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var node in _nodes)
        {
            hash.Add(node.Step);
            hash.Add(node.IsMember);
        }

        return hash.ToHashCode();
    }

    /// <summary>The members as messages show them, one a line.</summary>
    public override string ToString() => string.Join("\n", Paths().Select(Show));

    /// <summary>A path as messages show it, such as <c>.spec.ports[port=80,protocol="TCP"]</c>.</summary>
    public static string Show(IEnumerable<PathElement> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            text.Append(step.ToString());
        }

        return text.ToString();
    }

    private int IndexOf(PathElement step)
    {
        int low = 0, high = _nodes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _nodes[middle].Step.CompareTo(step);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private IEnumerable<IReadOnlyList<PathElement>> Paths(PathElement[] prefix)
    {
        foreach (var node in _nodes)
        {
            if (node.IsMember)
            {
                yield return [.. prefix, node.Step];
            }
        }

        foreach (var node in _nodes)
        {
            if (!node.Children.IsEmpty)
            {
                foreach (var path in node.Children.Paths([.. prefix, node.Step]))
                {
                    yield return path;
                }
            }
        }
    }

    internal readonly record struct Node(PathElement Step, bool IsMember, FieldSet Children);
}
