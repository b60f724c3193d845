using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Compares requests and limits with an item of a limit range.</summary>
internal static class LimitRangeChecks
{
    // Beyond this amounts are compared in whole units rather than in thousandths.
    private const long MaxMilliValue = long.MaxValue / 1000;

    /// <summary>Compares requests and limits with minimum, maximum and the ratio of both.</summary>
    public static void Check(LimitRangeItem item, ValueMap<Quantity> requests, ValueMap<Quantity> limits, List<string> errors)
    {
        Add(item, item.Min, (name, bound) => BelowMin(item, name, bound, requests, limits), errors);
        Add(item, item.Max, (name, bound) => AboveMax(item, name, bound, requests, limits), errors);
        Add(item, item.MaxLimitRequestRatio, (name, bound) => AboveRatio(item, name, bound, requests, limits), errors);
    }

    /// <summary>Compares requests, of what has no limits, with minimum and maximum.</summary>
    public static void CheckRequests(LimitRangeItem item, ValueMap<Quantity> requests, List<string> errors)
    {
        Add(item, item.Min, (name, bound) => BelowMin(item, name, bound, requests, default), errors);
        Add(item, item.Max, (name, bound) => Bound("maximum", item, name, bound, "request", Lookup(requests, name), isMissing: true, static (a, b) => a > b), errors);
    }

    private static void Add(LimitRangeItem item, ValueMap<Quantity> bounds, Func<string, Quantity, string?> check, List<string> errors)
    {
        foreach (var (name, bound) in bounds)
        {
            if (check(name, bound) is { } error)
            {
                errors.Add(error);
            }
        }
    }

    private static string? BelowMin(LimitRangeItem item, string name, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits) =>
        Bound("minimum", item, name, bound, "request", Lookup(requests, name), isMissing: true, static (a, b) => a < b)
        ?? Bound("minimum", item, name, bound, "limit", Lookup(limits, name), isMissing: false, static (a, b) => a < b);

    private static string? AboveMax(LimitRangeItem item, string name, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits) =>
        Bound("maximum", item, name, bound, "limit", Lookup(limits, name), isMissing: true, static (a, b) => a > b)
        ?? Bound("maximum", item, name, bound, "request", Lookup(requests, name), isMissing: false, static (a, b) => a > b);

    private static string? Bound(
        string which,
        LimitRangeItem item,
        string name,
        Quantity bound,
        string what,
        Quantity? amount,
        bool isMissing,
        Func<long, long, bool> isBad)
    {
        if (amount is not { } given)
        {
            return isMissing ? $"{which} {name} usage per {item.Type} is {bound}.  No {what} is specified" : null;
        }

        var (left, right) = (given.Value(), bound.Value());
        if (left <= MaxMilliValue && right <= MaxMilliValue)
        {
            (left, right) = (given.MilliValue(), bound.MilliValue());
        }

        return isBad(left, right) ? $"{which} {name} usage per {item.Type} is {bound}, but {what} is {given}" : null;
    }

    private static string? AboveRatio(LimitRangeItem item, string name, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        var start = $"{name} max limit to request ratio per {item.Type} is {bound}, but";
        if (Lookup(requests, name) is not { IsZero: false } request)
        {
            return $"{start} no request is specified or request is 0";
        }

        if (Lookup(limits, name) is not { IsZero: false } limit)
        {
            return $"{start} no limit is specified or limit is 0";
        }

        var ratio = limit.ToDouble() / request.ToDouble();
        return ratio > bound.ToDouble() ? $"{start} provided ratio is {ratio.ToString("F6", CultureInfo.InvariantCulture)}" : null;
    }

    private static Quantity? Lookup(ValueMap<Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) ? amount : null;
}
