using System.Globalization;

namespace Dotnetes.ApiServer.Resources.Tables;

/// <summary>Short texts for spans of time as tables show them: two or three significant figures, such as <c>5d3h</c>.</summary>
public static class HumanDuration
{
    /// <summary>The text of a span. Clocks may differ by up to two seconds; anything further in the future is <c>&lt;invalid&gt;</c>.</summary>
    public static string Format(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        if (seconds < -1)
        {
            return "<invalid>";
        }

        if (seconds < 120)
        {
            return Text(Math.Max(seconds, 0), 's');
        }

        var minutes = seconds / 60;
        var hours = minutes / 60;
        var days = hours / 24;
        return minutes switch
        {
            < 10 => Text(minutes, 'm', seconds % 60, 's'),
            < 180 => Text(minutes, 'm'),
            _ => hours switch
            {
                < 8 => Text(hours, 'h', minutes % 60, 'm'),
                < 48 => Text(hours, 'h'),
                < 24 * 8 => Text(days, 'd', hours % 24, 'h'),
                < 24 * 365 * 2 => Text(days, 'd'),
                < 24 * 365 * 8 => Text(days / 365, 'y', days % 365, 'd'),
                _ => Text(days / 365, 'y'),
            },
        };
    }

    /// <summary>The time since a moment, or <c>&lt;unknown&gt;</c> when the moment is not set.</summary>
    public static string Since(Time time, DateTimeOffset now) => time.IsZero ? "<unknown>" : Format(now - time.ToDateTimeOffset());

    /// <summary>The time since a moment, or <c>&lt;unknown&gt;</c> when the moment is not set.</summary>
    public static string Since(MicroTime time, DateTimeOffset now) => time.IsZero ? "<unknown>" : Format(now - time.ToDateTimeOffset());

    private static string Text(long value, char unit) => string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");

    private static string Text(long value, char unit, long rest, char restUnit) =>
        rest == 0 ? Text(value, unit) : string.Create(CultureInfo.InvariantCulture, $"{value}{unit}{rest}{restUnit}");
}
