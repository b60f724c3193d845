namespace Dotnetes.Machinery.Apply;

/// <summary>Collects the steps of one level in any order; the default value is an empty builder.</summary>
internal struct FieldSetBuilder
{
    private List<FieldSet.Node>? _nodes;
    private bool _unsorted;

    public void Add(PathElement step, bool isMember, FieldSet children)
    {
        if (!isMember && children.IsEmpty)
        {
            return;
        }

        _nodes ??= [];
        _unsorted |= _nodes.Count > 0 && _nodes[^1].Step.CompareTo(step) >= 0;
        _nodes.Add(new(step, isMember, children));
    }

    public readonly FieldSet ToSet()
    {
        if (_nodes is null)
        {
            return FieldSet.Empty;
        }

        if (!_unsorted)
        {
            return new([.. _nodes]);
        }

        // Repeated steps are joined.
        var sorted = new List<FieldSet.Node>(_nodes.Count);
        foreach (var node in _nodes.OrderBy(n => n.Step))
        {
            if (sorted.Count > 0 && sorted[^1].Step == node.Step)
            {
                var last = sorted[^1];
                sorted[^1] = new(last.Step, last.IsMember || node.IsMember, last.Children.Union(node.Children));
            }
            else
            {
                sorted.Add(node);
            }
        }

        return new([.. sorted]);
    }
}
