using System.Globalization;
using System.Text;

namespace Dotnetes.Machinery.Validation;

/// <summary>
/// Where in an object a field is, such as <c>spec.containers[0].name</c> or <c>metadata.labels[a.b/c]</c>. Immutable; a path costs one
/// small object per step, and its text is made only when it is asked for.
/// </summary>
public sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string? _name;
    private readonly string? _key;
    private readonly int _index;

    private FieldPath(FieldPath? parent, string? name, string? key, int index)
    {
        _parent = parent;
        _name = name;
        _key = key;
        _index = index;
    }

    /// <summary>No path: its children are roots, and by itself it is written <c>&lt;nil&gt;</c>, as upstream writes it.</summary>
    public static FieldPath None { get; } = new(null, null, null, 0);

    /// <summary>The path of a field of the object itself.</summary>
    public static FieldPath Of(string name) => None.Child(name);

    /// <summary>The path of a field below the object itself.</summary>
    public static FieldPath Of(string name, params ReadOnlySpan<string> more)
    {
        var path = Of(name);
        foreach (var next in more)
        {
            path = path.Child(next);
        }

        return path;
    }

    /// <summary>The field <paramref name="name"/> of the object at this path.</summary>
    public FieldPath Child(string name) => new(Parent, name, null, 0);

    /// <summary>The field <paramref name="name"/> of the field <paramref name="first"/> of the object at this path.</summary>
    public FieldPath Child(string first, string name) => Child(first).Child(name);

    /// <summary>The element <paramref name="index"/> of the list at this path.</summary>
    public FieldPath Index(int index) => new(Parent, null, null, index);

    /// <summary>The entry <paramref name="key"/> of the map at this path.</summary>
    public FieldPath Key(string key) => new(Parent, null, key, 0);

    /// <summary>The path as text.</summary>
    public override string ToString()
    {
        if (ReferenceEquals(this, None))
        {
            return "<nil>";
        }

        var builder = new StringBuilder();
        Append(builder);
        return builder.ToString();
    }

    private FieldPath? Parent => ReferenceEquals(this, None) ? null : this;

    private void Append(StringBuilder builder)
    {
        _parent?.Append(builder);
        if (_name is not null)
        {
            builder.Append(_parent is null ? "" : ".").Append(_name);
        }
        else if (_key is not null)
        {
            builder.Append('[').Append(_key).Append(']');
        }
        else
        {
            builder.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        }
    }
}
