using System.Collections.Frozen;

namespace Dotnetes.Cel.Types;

/// <summary>The fields of a type of objects. Types may refer to themselves, so the fields are asked for when first needed.</summary>
public sealed class CelObjectType
{
    private readonly Func<IEnumerable<CelField>> _fields;
    private FrozenDictionary<string, CelField>? _byName;

    /// <summary>A type with fields that are found later.</summary>
    /// <param name="name">The name, such as <c>kubernetes.UserInfo</c>.</param>
    /// <param name="fields">Gives the fields.</param>
    public CelObjectType(string name, Func<IEnumerable<CelField>> fields)
    {
        Name = name;
        _fields = fields;
    }

    /// <summary>A type with fields.</summary>
    public CelObjectType(string name, params IReadOnlyList<CelField> fields)
        : this(name, () => fields)
    {
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether fields that are not declared are there, too, with any value.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The fields.</summary>
    public IReadOnlyCollection<CelField> Fields => ByName.Values;

    private FrozenDictionary<string, CelField> ByName => _byName ??= _fields().ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The field of that name, or null.</summary>
    public CelField? Find(string name) => ByName.GetValueOrDefault(name) ?? (IsOpen ? new CelField(name, CelType.Dyn) : null);
}
