using System.Globalization;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>Amounts of work, and readings of the meter of progress: seats times seconds, as whole numbers of 10 ns of one seat.</summary>
internal static class SeatSeconds
{
    private const long Scale = 100_000_000;
    private const long PerTick = Scale / TimeSpan.TicksPerSecond;

    /// <summary>Seats that are taken for a time.</summary>
    public static long Of(double seats, TimeSpan time) => (long)Math.Round(seats * time.Ticks * PerTick);

    /// <summary>How long so many seats must be taken for an amount of work.</summary>
    public static TimeSpan PerSeat(long work, int seats) => new(work / seats / PerTick);

    /// <summary>As a number of seat-seconds.</summary>
    public static double ToDouble(long work) => work / (double)Scale;

    /// <summary>As text: seat-seconds with eight decimals and their unit.</summary>
    public static string Format(long work)
    {
        var (whole, rest) = Math.DivRem(Math.Abs(work), Scale);
        return string.Create(CultureInfo.InvariantCulture, $"{(work < 0 ? "-" : "")}{whole}.{rest:D8}ss");
    }
}
