using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

// Sizes and base costs, in upstream's units.
internal static class Sizes
{
    public const ulong ListCost = 10;
    public const ulong MapCost = 30;
    public const ulong StructCost = 40;

    public static ulong Of(in CelValue value) => value.Kind switch
    {
        CelKind.String => (ulong)TimeText.CodePoints(value.AsString!),
        CelKind.Bytes => (ulong)value.AsBytes.Length,
        CelKind.List => (ulong)value.AsList!.Count,
        CelKind.Map => (ulong)value.AsMap!.Count,
        _ => 1,
    };
}
