using System.Globalization;

namespace Dotnetes.Grpc.Wire;

/// <summary>The value of the <c>grpc-timeout</c> header: at most eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    private const long MaxDigits = 99_999_999;

    /// <summary>Writes a positive timeout in the finest unit of whole microseconds or more that fits, rounded up.</summary>
    public static string Format(TimeSpan timeout)
    {
        var ticks = Math.Max(timeout.Ticks, 1);
        return TryUnit(ticks, TimeSpan.TicksPerMicrosecond, 'u')
            ?? TryUnit(ticks, TimeSpan.TicksPerMillisecond, 'm')
            ?? TryUnit(ticks, TimeSpan.TicksPerSecond, 'S')
            ?? TryUnit(ticks, TimeSpan.TicksPerMinute, 'M')
            ?? TryUnit(ticks, TimeSpan.TicksPerHour, 'H')
            ?? "99999999H";
    }

    /// <summary>Reads the header; timeouts too long for <see cref="TimeSpan"/> become its maximum.</summary>
    public static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > 9
            || !uint.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var ticksPerUnit = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 0,
            _ => -1L,
        };
        if (ticksPerUnit < 0)
        {
            return false;
        }

        timeout = ticksPerUnit == 0
            ? new TimeSpan((value + 99) / 100)
            : new TimeSpan(value > TimeSpan.MaxValue.Ticks / ticksPerUnit ? TimeSpan.MaxValue.Ticks : value * ticksPerUnit);
        return true;
    }

    private static string? TryUnit(long ticks, long ticksPerUnit, char unit)
    {
        var value = ((ticks - 1) / ticksPerUnit) + 1;
        return value > MaxDigits ? null : string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
    }
}
