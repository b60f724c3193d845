using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>Arithmetic on amounts by resource name, as quotas need it.</summary>
public static class ResourceLists
{
    /// <summary>The sum for each name that either has.</summary>
    public static ValueMap<Quantity> Add(ValueMap<Quantity> left, ValueMap<Quantity> right) => Merge(left, right, static (a, b) => a + b, static b => b);

    /// <summary>The difference for each name that either has; what only <paramref name="right"/> has becomes negative.</summary>
    public static ValueMap<Quantity> Subtract(ValueMap<Quantity> left, ValueMap<Quantity> right) => Merge(left, right, static (a, b) => a - b, static b => -b);

    /// <summary>The difference for each name that either has, but never less than zero.</summary>
    public static ValueMap<Quantity> SubtractToZero(ValueMap<Quantity> left, ValueMap<Quantity> right) =>
        Subtract(left, right).Map(static q => q.Sign > 0 ? q : Quantity.Zero);

    /// <summary>The larger amount for each name that either has.</summary>
    public static ValueMap<Quantity> Max(ValueMap<Quantity> left, ValueMap<Quantity> right) => Merge(left, right, static (a, b) => b > a ? b : a, static b => b);

    /// <summary>What remains for the names given.</summary>
    public static ValueMap<Quantity> Mask(ValueMap<Quantity> amounts, IReadOnlyCollection<string> names) =>
        amounts.Where(e => names.Contains(e.Key)).ToValueMap();

    /// <summary>The amounts other than zero.</summary>
    public static ValueMap<Quantity> WithoutZeros(ValueMap<Quantity> amounts) => amounts.Where(static e => !e.Value.IsZero).ToValueMap();

    /// <summary>The names for which <paramref name="amounts"/> are more than <paramref name="limits"/>, sorted; names without a limit do not count.</summary>
    public static ValueList<string> Exceeded(ValueMap<Quantity> amounts, ValueMap<Quantity> limits) =>
        amounts.Where(e => limits.TryGetValue(e.Key, out var limit) && e.Value > limit).Select(static e => e.Key).ToValueList();

    /// <summary>The names with a negative amount, sorted.</summary>
    public static ValueList<string> Negative(ValueMap<Quantity> amounts) => amounts.Where(static e => e.Value.Sign < 0).Select(static e => e.Key).ToValueList();

    /// <summary>Whether both have the same names with equal amounts, however they are written.</summary>
    public static bool AreEqual(ValueMap<Quantity> left, ValueMap<Quantity> right) =>
        left.Count == right.Count && left.All(e => right.TryGetValue(e.Key, out var other) && e.Value.CompareTo(other) == 0);

    private static ValueMap<Quantity> Merge(
        ValueMap<Quantity> left,
        ValueMap<Quantity> right,
        Func<Quantity, Quantity, Quantity> both,
        Func<Quantity, Quantity> onlyRight)
    {
        var result = default(ValueMapBuilder<Quantity>);
        foreach (var (name, amount) in left)
        {
            result.Add(name, right.TryGetValue(name, out var other) ? both(amount, other) : amount);
        }

        foreach (var (name, amount) in right)
        {
            if (!left.ContainsKey(name))
            {
                result.Add(name, onlyRight(amount));
            }
        }

        return result.ToMap();
    }
}
