using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>
/// What comparing and merging need to know about a value: whether it may be a scalar, a list or a map, and what these hold. Values of unknown type may be all three.
/// </summary>
/// <param name="scalar">The scalars that are allowed.</param>
/// <param name="list">The list, if the value may be one.</param>
/// <param name="map">The map, if the value may be one.</param>
public sealed class MergeType(ScalarKind scalar, MergeList? list = null, MergeMap? map = null)
{
    /// <summary>Any value; lists and maps are replaced as a whole.</summary>
    public static MergeType Atomic { get; } = new(
        ScalarKind.Any,
        new MergeList(() => Atomic!, isAtomic: true, []),
        new MergeMap([], () => Atomic!, isAtomic: true));

    /// <summary>Any value; maps merge by member, lists are replaced.</summary>
    public static MergeType Deduced { get; } = new(
        ScalarKind.Any,
        new MergeList(() => Atomic, isAtomic: true, []),
        new MergeMap([], () => Deduced!, isAtomic: false));

    /// <summary>The scalars that are allowed.</summary>
    public ScalarKind Scalar { get; } = scalar;

    /// <summary>The list, if the value may be one.</summary>
    public MergeList? List { get; } = list;

    /// <summary>The map, if the value may be one.</summary>
    public MergeMap? Map { get; } = map;

    // How a value is treated: by its own form where the type allows that, else as the first of map, scalar and list that the type allows.
    internal MergeForm FormOf(JsonValue? value)
    {
        switch (value?.Kind)
        {
            case JsonKind.Object when Map is not null:
                return MergeForm.Map;
            case JsonKind.Array when List is not null:
                return MergeForm.List;
            case JsonKind.String or JsonKind.Number or JsonKind.Boolean when Scalar != ScalarKind.None:
                return MergeForm.Scalar;
            default:
                return Map is not null ? MergeForm.Map : Scalar != ScalarKind.None ? MergeForm.Scalar : MergeForm.List;
        }
    }
}
