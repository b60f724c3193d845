using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Libraries;

// Values that may be missing.
internal static class OptionalLibrary
{
    private static readonly CelType _optional = CelType.OptionalOf(A);

    public static void AddTo(FunctionList list)
    {
        list.Global("optional.of", [A], _optional, a => CelValue.Optional(a[0]));
        list.Global("optional.ofNonZeroValue", [A], _optional, a => CelValue.Optional(IsZero(a[0]) ? null : a[0]));
        list.Global("optional.none", [], _optional, _ => CelValue.Optional(null));
        list.Member("hasValue", [_optional], CelType.Bool, a => CelValue.Of(a[0].Held is not null));
        list.Member("value", [_optional], A, a => a[0].Held ?? CelValue.Fail("optional.none() dereference"));

        // The planner has nodes of its own for these two.
        list.Member("or", [_optional, _optional], _optional, _ => CelValue.NoSuchOverload());
        list.Member("orValue", [_optional, A], A, _ => CelValue.NoSuchOverload());
        var optionalList = CelType.OptionalOf(ListOfA);
        var optionalMap = CelType.OptionalOf(MapOfAB);
        var optionalB = CelType.OptionalOf(B);
        foreach (var name in new[] { "_[?_]", "_[_]" })
        {
            list.Global(name, [optionalList, CelType.Int], _optional, a => a[0].Held is { AsList: { } of } ? Element(of, a[1]) : CelValue.Optional(null));
            list.Global(name, [optionalMap, A], optionalB, a => a[0].Held is { AsMap: { } of } ? Entry(of, a[1]) : CelValue.Optional(null));
        }

        list.Global("_[?_]", [ListOfA, CelType.Int], _optional, a => Element(a[0].AsList!, a[1]));
        list.Global("_[?_]", [MapOfAB, A], optionalB, a => Entry(a[0].AsMap!, a[1]));
    }

    private static CelValue Element(CelList list, in CelValue index) =>
        CelValue.Optional(TryIndex(index, out var at) && at < list.Count ? list[at] : null);

    private static CelValue Entry(CelMap map, in CelValue key) => CelValue.Optional(map.TryGet(key, out var value) ? value : null);

    private static bool IsZero(in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => value.AsInt == 0,
        CelKind.Double => value.AsDouble == 0,
        CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map => Evaluation.Sizes.Of(value) == 0,
        CelKind.Optional => value.Held is null,
        _ => false,
    };
}
