namespace Dotnetes.Machinery.Apply;

/// <content>Set operations; each walks both trees once and shares what did not change.</content>
public sealed partial class FieldSet
{
    /// <summary>The paths that are in either set.</summary>
    public FieldSet Union(FieldSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        var nodes = new List<Node>(_nodes.Length + other._nodes.Length);
        int i = 0, j = 0;
        while (i < _nodes.Length && j < other._nodes.Length)
        {
            ref readonly var a = ref _nodes[i];
            ref readonly var b = ref other._nodes[j];
            var order = a.Step.CompareTo(b.Step);
            if (order == 0)
            {
                nodes.Add(new(a.Step, a.IsMember || b.IsMember, a.Children.Union(b.Children)));
                i++;
                j++;
            }
            else if (order < 0)
            {
                nodes.Add(a);
                i++;
            }
            else
            {
                nodes.Add(b);
                j++;
            }
        }

        nodes.AddRange(_nodes.AsSpan(i));
        nodes.AddRange(other._nodes.AsSpan(j));
        return new([.. nodes]);
    }

    /// <summary>The paths that are in both sets.</summary>
    public FieldSet Intersect(FieldSet other)
    {
        var nodes = default(FieldSetBuilder);
        int i = 0, j = 0;
        while (i < _nodes.Length && j < other._nodes.Length)
        {
            ref readonly var a = ref _nodes[i];
            ref readonly var b = ref other._nodes[j];
            var order = a.Step.CompareTo(b.Step);
            if (order == 0)
            {
                nodes.Add(a.Step, a.IsMember && b.IsMember, a.Children.Intersect(b.Children));
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return nodes.ToSet();
    }

    /// <summary>The paths of this set that are not in <paramref name="other"/>; what is below a path of the other stays.</summary>
    public FieldSet Except(FieldSet other) => Except(other, recursive: false);

    /// <summary>The paths of this set that are neither in <paramref name="other"/> nor below one of its paths.</summary>
    public FieldSet ExceptBelow(FieldSet other) => Except(other, recursive: true);

    // The set with the fields that the schema names and that hold members, as members themselves.
    internal FieldSet WithNamedFields(MergeType? type)
    {
        if (IsEmpty)
        {
            return this;
        }

        var nodes = new Node[_nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var node = ref _nodes[i];
            var named = node.Step.Kind == PathElementKind.Field ? type?.Map?.Field(node.Step.Name) : null;
            var below = node.Step.Kind switch
            {
                PathElementKind.Field => named ?? type?.Map?.Others,
                PathElementKind.Key => type?.List?.Items,
                _ => null,
            };
            nodes[i] = new(node.Step, node.IsMember || (named is not null && !node.Children.IsEmpty), node.Children.WithNamedFields(below));
        }

        return new(nodes);
    }

    // The set with what the schema has as one whole as one member: it may have been several fields when the set was written.
    internal FieldSet WithWholes(MergeType type)
    {
        var nodes = default(FieldSetBuilder);
        var same = true;
        foreach (var node in _nodes)
        {
            var below = node.Step.Kind switch
            {
                PathElementKind.Field => type.Map?.Member(node.Step.Name),
                PathElementKind.Key or PathElementKind.Value => type.List?.Items,
                _ => null,
            };
            var isWhole = !node.Children.IsEmpty && below is not null && below.FormOf(null) switch
            {
                MergeForm.Map => below.Map!.IsAtomic,
                MergeForm.List => below.List!.IsAtomic,
                _ => false,
            };
            var children = isWhole ? Empty : below is null || node.Children.IsEmpty ? node.Children : node.Children.WithWholes(below);
            same &= ReferenceEquals(children, node.Children);
            nodes.Add(node.Step, node.IsMember || isWhole, children);
        }

        return same ? this : nodes.ToSet();
    }

    private FieldSet Except(FieldSet other, bool recursive)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return this;
        }

        var nodes = default(FieldSetBuilder);
        var same = true;
        int i = 0, j = 0;
        while (i < _nodes.Length)
        {
            ref readonly var a = ref _nodes[i];
            var order = j < other._nodes.Length ? a.Step.CompareTo(other._nodes[j].Step) : -1;
            if (order > 0)
            {
                j++;
                continue;
            }

            if (order < 0)
            {
                nodes.Add(a.Step, a.IsMember, a.Children);
            }
            else
            {
                ref readonly var b = ref other._nodes[j++];
                var children = recursive && b.IsMember ? Empty : a.Children.Except(b.Children, recursive);
                same &= !(a.IsMember && b.IsMember) && ReferenceEquals(children, a.Children);
                nodes.Add(a.Step, a.IsMember && !b.IsMember, children);
            }

            i++;
        }

        return same ? this : nodes.ToSet();
    }
}
