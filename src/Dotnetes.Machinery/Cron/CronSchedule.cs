using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Cron;

/// <summary>
/// A cron schedule in a time zone: five fields (minute, hour, day of month, month, day of week), or <c>@yearly</c>, <c>@monthly</c>, <c>@weekly</c>, <c>@daily</c>, <c>@hourly</c>,
/// or <c>@every 90m</c>. When both kinds of days are restricted, either may match. Times that a change of the clock leaves out are left out; those that it repeats come twice.
/// </summary>
public sealed class CronSchedule
{
    private const int YearsAhead = 5;

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan? _every;
    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField _daysOfMonth;
    private readonly CronField _months;
    private readonly CronField _daysOfWeek;

    private CronSchedule(TimeSpan every) => (_every, _zone) = (every, TimeZoneInfo.Utc);

    private CronSchedule(string[] fields, TimeZoneInfo zone)
    {
        _zone = zone;
        _minutes = CronField.Minutes(fields[0]);
        _hours = CronField.Hours(fields[1]);
        _daysOfMonth = CronField.DaysOfMonth(fields[2]);
        _months = CronField.Months(fields[3]);
        _daysOfWeek = CronField.DaysOfWeek(fields[4]);
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">The schedule. It may begin with <c>TZ=</c> or <c>CRON_TZ=</c> and a time zone.</param>
    /// <param name="zone">The time zone when the schedule names none.</param>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static CronSchedule Parse(string text, TimeZoneInfo zone)
    {
        if (text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var name = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..(space < 0 ? text.Length : space)];
            zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : throw new FormatException($"provided bad location {name}");
            text = space < 0 ? "" : text[space..].Trim();
        }

        if (text.StartsWith("@every ", StringComparison.Ordinal))
        {
            return Duration.TryParse(text["@every ".Length..], out var duration)
                ? new(TimeSpan.FromSeconds(Math.Max(1, Math.Floor(duration.TotalSeconds))))
                : throw new FormatException($"failed to parse duration {text}");
        }

        var fields = (text switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            _ when text.StartsWith('@') => throw new FormatException($"unrecognized descriptor: {text}"),
            _ => text,
        }).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5 ? new(fields, zone) : throw new FormatException($"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]");
    }

    /// <summary>The first time after another; null when there is none within five years, as on 31 February.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (_every is { } every)
        {
            return Truncate(after, TimeSpan.TicksPerSecond) + every;
        }

        var time = Truncate(after.ToUniversalTime(), TimeSpan.TicksPerMinute).AddMinutes(1);
        var limit = after.AddYears(YearsAhead);
        while (time <= limit)
        {
            var local = TimeZoneInfo.ConvertTime(time, _zone);
            if (!_months.Allows(local.Month))
            {
                time = Start(new DateOnly(local.Year, local.Month, 1).AddMonths(1));
            }
            else if (!AllowsDay(local))
            {
                time = Start(DateOnly.FromDateTime(local.DateTime).AddDays(1));
            }
            else if (!_hours.Allows(local.Hour))
            {
                time = time.AddMinutes(60 - local.Minute);
            }
            else if (!_minutes.Allows(local.Minute))
            {
                time = time.AddMinutes(1);
            }
            else
            {
                return time;
            }
        }

        return null;
    }

    private static DateTimeOffset Truncate(DateTimeOffset time, long ticks) => time.AddTicks(-(time.Ticks % ticks));

    private bool AllowsDay(DateTimeOffset local)
    {
        var (ofMonth, ofWeek) = (_daysOfMonth.Allows(local.Day), _daysOfWeek.Allows((int)local.DayOfWeek));
        return _daysOfMonth.IsAny || _daysOfWeek.IsAny ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    // The first moment of a day; where clocks skip midnight it is not midnight.
    private DateTimeOffset Start(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(time))
        {
            time = time.AddMinutes(15);
        }

        var offset = _zone.IsAmbiguousTime(time) ? _zone.GetAmbiguousTimeOffsets(time).Max() : _zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).ToUniversalTime();
    }
}
