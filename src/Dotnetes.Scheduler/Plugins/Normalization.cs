using Dotnetes.Scheduler.Framework;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Brings raw scores into the range from 0 to <see cref="IScorePlugin.MaxNodeScore"/>.</summary>
internal static class Normalization
{
    /// <summary>Scales so that the highest raw score becomes the maximum; <paramref name="reverse"/> makes the lowest raw score the best.</summary>
    public static void Scale(Span<long> scores, bool reverse)
    {
        long highest = 0;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        if (highest == 0)
        {
            if (reverse)
            {
                scores.Fill(IScorePlugin.MaxNodeScore);
            }

            return;
        }

        foreach (ref var score in scores)
        {
            score = score * IScorePlugin.MaxNodeScore / highest;
            if (reverse)
            {
                score = IScorePlugin.MaxNodeScore - score;
            }
        }
    }
}
