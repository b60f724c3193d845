namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>Divides seats among priority levels in proportion to what they want, within bounds (KEP-1040, "Dynamic allocation").</summary>
internal static class SeatAllocation
{
    private const double MinTarget = 0.001;
    private const double Tolerance = 1e-7;

    /// <summary>
    /// Finds the one proportion at which the parts, each its target times the proportion but not beyond its bounds, add up to the total.
    /// </summary>
    /// <param name="total">The seats to divide.</param>
    /// <param name="claims">What each wants. No target is below its lower bound.</param>
    /// <param name="proportion">The proportion.</param>
    /// <returns>The parts; null when the bounds leave no solution.</returns>
    public static double[]? Divide(double total, IReadOnlyList<Claim> claims, out double proportion)
    {
        proportion = 0;
        var (low, high) = (claims.Sum(c => c.Lower), claims.Sum(c => c.Upper));
        if (total < 0 || low > total + Tolerance || high < total - Tolerance || claims.Any(c => c.Lower < 0 || c.Lower > c.Upper))
        {
            return null;
        }

        // What they get together grows with the proportion, along straight lines between the proportions at which one of them meets a bound.
        var corners = claims.SelectMany(c => (double[])[c.Lower / TargetOf(c), c.Upper / TargetOf(c)]).Order().ToList();
        var before = 0.0;
        var given = low;
        foreach (var corner in corners)
        {
            var then = claims.Sum(c => Part(c, corner));
            if (then >= total)
            {
                proportion = then > given ? before + ((corner - before) * (total - given) / (then - given)) : corner;
                break;
            }

            (before, given) = (corner, then);
            proportion = corner;
        }

        var found = proportion;
        return [.. claims.Select(c => Part(c, found))];
    }

    private static double TargetOf(Claim claim) => Math.Max(claim.Target, MinTarget);

    private static double Part(Claim claim, double proportion) => Math.Clamp(TargetOf(claim) * proportion, claim.Lower, claim.Upper);

    /// <summary>What a level wants.</summary>
    /// <param name="Target">What would be enough.</param>
    /// <param name="Lower">What it gets at least.</param>
    /// <param name="Upper">What it gets at most.</param>
    internal readonly record struct Claim(double Target, double Lower, double Upper);
}
