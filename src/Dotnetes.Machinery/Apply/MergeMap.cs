using System.Collections.Frozen;

namespace Dotnetes.Machinery.Apply;

/// <summary>A map or an object: its fields, the type of its other members, and whether it is replaced as a whole.</summary>
public sealed class MergeMap
{
    private readonly FrozenDictionary<string, Lazy<MergeType>> _fields;
    private readonly Func<MergeType>? _others;
    private MergeType? _resolved;

    /// <summary>Describes a map.</summary>
    /// <param name="fields">The declared fields; their types are asked for when they are first needed.</param>
    /// <param name="others">The type of all other members; null when there may be none.</param>
    /// <param name="isAtomic">Whether the map is replaced as a whole.</param>
    public MergeMap(IEnumerable<(string Name, Func<MergeType> Type)> fields, Func<MergeType>? others, bool isAtomic)
    {
        var types = new Dictionary<string, Lazy<MergeType>>(StringComparer.Ordinal);
        foreach (var (name, type) in fields)
        {
            types.Add(name, new Lazy<MergeType>(type, LazyThreadSafetyMode.PublicationOnly));
        }

        _fields = types.ToFrozenDictionary(StringComparer.Ordinal);
        _others = others;
        IsAtomic = isAtomic;
    }

    /// <summary>Whether the map is replaced as a whole.</summary>
    public bool IsAtomic { get; }

    /// <summary>The type of the members that are no declared fields; null when there may be none.</summary>
    public MergeType? Others => _others is null ? null : _resolved ??= _others();

    /// <summary>The type of a declared field, or null.</summary>
    public MergeType? Field(string name) => _fields.GetValueOrDefault(name)?.Value;

    // The type of any member; those that may not be there are treated as what they are.
    internal MergeType Member(string name) => Field(name) ?? Others ?? MergeType.Deduced;
}
