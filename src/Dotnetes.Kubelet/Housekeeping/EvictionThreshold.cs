using System.Globalization;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>How little of something may be left before pods are evicted.</summary>
/// <param name="Signal">What is measured: <c>memory.available</c>, <c>nodefs.available</c>, <c>nodefs.inodesFree</c>, <c>imagefs.available</c>, <c>imagefs.inodesFree</c>, <c>pid.available</c>.</param>
/// <param name="Limit">The amount, as written: a quantity or a percentage.</param>
/// <param name="Grace">How long it may last; zero for hard thresholds.</param>
internal sealed record EvictionThreshold(string Signal, string Limit, TimeSpan Grace)
{
    /// <summary>Whether pods are killed at once.</summary>
    public bool IsHard => Grace == TimeSpan.Zero;

    /// <summary>The thresholds of a configuration.</summary>
    public static IReadOnlyList<EvictionThreshold> Of(ValueMap<string> hard, ValueMap<string> soft, ValueMap<string> grace)
    {
        var result = new List<EvictionThreshold>();
        foreach (var (signal, limit) in hard)
        {
            result.Add(new(signal, limit, TimeSpan.Zero));
        }

        foreach (var (signal, limit) in soft)
        {
            if (grace.TryGetValue(signal, out var text) && Duration.TryParse(text, out var period))
            {
                result.Add(new(signal, limit, TimeSpan.FromSeconds(period.TotalSeconds)));
            }
        }

        return result;
    }

    /// <summary>The amount in units of the signal, for a capacity.</summary>
    public long Amount(long capacity) =>
        Limit.EndsWith('%') && double.TryParse(Limit.AsSpan()[..^1], CultureInfo.InvariantCulture, out var percent) ? (long)(capacity * (percent / 100))
        : Quantity.TryParse(Limit, out var quantity) ? quantity.Value()
        : 0;
}
