using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.TaintEviction;

/// <summary>The rules of tolerations.</summary>
internal static class Tolerations
{
    /// <summary>How long all of the taints are tolerated: zero when one is not at all, null for ever.</summary>
    public static TimeSpan? Patience(ValueList<Toleration> tolerations, ValueList<Taint> taints)
    {
        long? least = null;
        foreach (var taint in taints)
        {
            if (tolerations.Find(t => Tolerates(t, taint)) is not { } toleration)
            {
                return TimeSpan.Zero;
            }

            if (toleration.TolerationSeconds is { } seconds)
            {
                least = Math.Min(least ?? long.MaxValue, Math.Max(seconds, 0));
            }
        }

        return least is { } s ? TimeSpan.FromSeconds(Math.Min(s, int.MaxValue)) : null;
    }

    /// <summary>Whether a toleration covers a taint.</summary>
    public static bool Tolerates(Toleration toleration, Taint taint)
    {
        if ((toleration.Effect.Length > 0 && toleration.Effect != taint.Effect) || (toleration.Key.Length > 0 && toleration.Key != taint.Key))
        {
            return false;
        }

        return toleration.Operator switch
        {
            "" or TolerationOperator.Equal => toleration.Value == taint.Value,
            TolerationOperator.Exists => true,
            TolerationOperator.Lt => Numbers(toleration, taint) is var (wanted, has) && has < wanted,
            TolerationOperator.Gt => Numbers(toleration, taint) is var (wanted, has) && has > wanted,
            _ => false,
        };
    }

    private static (long Wanted, long Has)? Numbers(Toleration toleration, Taint taint) =>
        long.TryParse(toleration.Value, CultureInfo.InvariantCulture, out var wanted) && long.TryParse(taint.Value, CultureInfo.InvariantCulture, out var has) ? (wanted, has) : null;
}
