using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Cel.Libraries;

// Amounts such as 1500m or 3Gi.
internal static class QuantityLibrary
{
    public static void AddTo(FunctionList list)
    {
        var type = KubernetesTypes.Quantity;
        list.Global("quantity", [CelType.String], type, a => Quantity.TryParse(a[0].AsString, out var q) ? Of(q)
            : CelValue.Fail("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"), s => FunctionList.Tenth(s[0]));
        list.Global("isQuantity", [CelType.String], CelType.Bool, a => CelValue.Of(Quantity.TryParse(a[0].AsString, out _)), s => FunctionList.Tenth(s[0]));
        list.Global("sign", [type], CelType.Int, a => CelValue.Of((long)Get(a[0]).Sign));
        list.Member("sign", [type], CelType.Int, a => CelValue.Of((long)Get(a[0]).Sign));
        list.Member("isGreaterThan", [type, type], CelType.Bool, a => CelValue.Of(Get(a[0]) > Get(a[1])));
        list.Member("isLessThan", [type, type], CelType.Bool, a => CelValue.Of(Get(a[0]) < Get(a[1])));
        list.Member("compareTo", [type, type], CelType.Int, a => CelValue.Of((long)Math.Sign(Get(a[0]).CompareTo(Get(a[1])))));
        list.Member("asApproximateFloat", [type], CelType.Double, a => CelValue.Of(Get(a[0]).ToDouble()));
        list.Member("asInteger", [type], CelType.Int, a => IsInteger(Get(a[0])) ? CelValue.Of(Get(a[0]).Value()) : CelValue.Fail("cannot convert value to integer"));
        list.Member("isInteger", [type], CelType.Bool, a => CelValue.Of(IsInteger(Get(a[0]))));
        list.Member("add", [type, type], type, a => Of(Get(a[0]) + Get(a[1])));
        list.Member("add", [type, CelType.Int], type, a => Of(Get(a[0]) + Quantity.FromInteger(a[1].AsInt)));
        list.Member("sub", [type, type], type, a => Of(Get(a[0]) - Get(a[1])));
        list.Member("sub", [type, CelType.Int], type, a => Of(Get(a[0]) - Quantity.FromInteger(a[1].AsInt)));
    }

    public static CelValue Of(Quantity quantity) => CelValue.Of(new Value(quantity));

    private static Quantity Get(in CelValue value) => ((Value)value.AsOpaque!).Quantity;

    private static bool IsInteger(Quantity quantity) => quantity == Quantity.FromInteger(quantity.Value());

    private sealed class Value(Quantity quantity) : CelOpaque
    {
        public Quantity Quantity { get; } = quantity;

        public override CelType Type => KubernetesTypes.Quantity;

        public override bool IsSame(CelOpaque other) => other is Value v && v.Quantity == Quantity;

        public override int Hash() => Quantity.GetHashCode();

        public override string ToString() => Quantity.ToString();
    }
}
