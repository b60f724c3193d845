namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>What the API server does to amounts of resources.</summary>
public static class Quantities
{
    private const int Milli = -3;

    /// <summary>Rounds every amount up to a thousandth, as defaulting does with every list of resources.</summary>
    public static ValueMap<Quantity> RoundUp(ValueMap<Quantity> amounts)
    {
        foreach (var amount in amounts.ValueSpan)
        {
            if (amount.RoundUp(Milli) != amount)
            {
                return amounts.Map(a => a.RoundUp(Milli));
            }
        }

        return amounts;
    }

    /// <summary>The amounts with those of <paramref name="fallback"/> whose names are missing.</summary>
    public static ValueMap<Quantity> Complete(ValueMap<Quantity> amounts, ValueMap<Quantity> fallback)
    {
        foreach (var (name, amount) in fallback)
        {
            if (!amounts.ContainsKey(name))
            {
                amounts = amounts.With(name, amount);
            }
        }

        return amounts;
    }
}
