using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Libraries;

// Collects the functions of a library.
internal sealed class FunctionList
{
    // Longer texts and lists are not made: their costs do not follow from the sizes of arguments in every case, and memory is everybody's.
    public const int Longest = 10_000_000;

    public static readonly CelType A = CelType.ParameterOf("A");
    public static readonly CelType B = CelType.ParameterOf("B");
    public static readonly CelType ListOfA = CelType.ListOf(A);
    public static readonly CelType MapOfAB = CelType.MapOf(A, B);

    public List<Overload> All { get; } = [];

    // A tenth of the size, rounded up.
    public static ulong Tenth(ulong size) => (size / 10) + (size % 10 == 0 ? 0UL : 1UL);

    public static ulong Times(ulong a, ulong b)
    {
        var product = (UInt128)a * b;
        return product > ulong.MaxValue ? ulong.MaxValue : (ulong)product;
    }

    public static ulong Plus(ulong a, ulong b) => a + b < a ? ulong.MaxValue : a + b;

    public void Global(string name, CelType[] parameters, CelType result, CelFunction run, CallCost? cost = null, CallCost? size = null) =>
        All.Add(new(name, false, parameters, result, run) { Cost = cost, ResultSize = size });

    public void Member(string name, CelType[] parameters, CelType result, CelFunction run, CallCost? cost = null, CallCost? size = null) =>
        All.Add(new(name, true, parameters, result, run) { Cost = cost, ResultSize = size });

    public static CelValue TooLong() => CelValue.Fail("the result is too large");

    // A whole number that can be an index.
    public static bool TryIndex(in CelValue value, out int index)
    {
        index = value.Kind == CelKind.Int && value.AsInt is >= int.MinValue and <= int.MaxValue ? (int)value.AsInt : -1;
        return value.Kind == CelKind.Int && value.AsInt is >= 0 and <= int.MaxValue;
    }
}
