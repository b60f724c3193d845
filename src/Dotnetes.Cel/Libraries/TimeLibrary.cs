using System.Globalization;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Cel.Libraries;

// Points in time and spans of time, with time zones of the IANA database or as offsets. Without one it is UTC.
internal static class TimeLibrary
{
    private const long PerSecond = 1_000_000_000;

    public static void AddTo(FunctionList list)
    {
        Arithmetic(list);
        list.Global("timestamp", [CelType.Timestamp], CelType.Timestamp, a => a[0]);
        list.Global("timestamp", [CelType.Int], CelType.Timestamp, a => Timestamp(a[0].AsInt, 0));
        list.Global("timestamp", [CelType.String], CelType.Timestamp, a =>
            TimeText.TryParse(a[0].AsString!, out var value) ? value : CelValue.Fail($"type conversion error from 'string' to 'google.protobuf.Timestamp'"));
        list.Global("duration", [CelType.Duration], CelType.Duration, a => a[0]);
        list.Global("duration", [CelType.Int], CelType.Duration, a => CelValue.Duration(a[0].AsInt));
        list.Global("duration", [CelType.String], CelType.Duration, a => ParseDuration(a[0].AsString!));
        Part(list, "getFullYear", t => t.Year);
        Part(list, "getMonth", t => t.Month - 1);
        Part(list, "getDayOfYear", t => t.DayOfYear - 1);
        Part(list, "getDayOfMonth", t => t.Day - 1);
        Part(list, "getDate", t => t.Day);
        Part(list, "getDayOfWeek", t => (int)t.DayOfWeek);
        Part(list, "getHours", t => t.Hour);
        Part(list, "getMinutes", t => t.Minute);
        Part(list, "getSeconds", t => t.Second);
        list.Member("getMilliseconds", [CelType.Timestamp], CelType.Int, a => CelValue.Of((long)(a[0].Nanoseconds / 1_000_000)));
        list.Member("getMilliseconds", [CelType.Timestamp, CelType.String], CelType.Int, a => CelValue.Of((long)(a[0].Nanoseconds / 1_000_000)));
        list.Member("getHours", [CelType.Duration], CelType.Int, a => CelValue.Of(a[0].AsDuration / (3600 * PerSecond)));
        list.Member("getMinutes", [CelType.Duration], CelType.Int, a => CelValue.Of(a[0].AsDuration / (60 * PerSecond)));
        list.Member("getSeconds", [CelType.Duration], CelType.Int, a => CelValue.Of(a[0].AsDuration / PerSecond));
        list.Member("getMilliseconds", [CelType.Duration], CelType.Int, a => CelValue.Of(a[0].AsDuration / 1_000_000));
    }

    public static CelValue ParseDuration(string text) =>
        Duration.TryParse(text, out var duration) ? CelValue.Duration(duration.Nanoseconds) : CelValue.Fail("type conversion error from 'string' to 'google.protobuf.Duration'");

    private static void Arithmetic(FunctionList list)
    {
        list.Global("_+_", [CelType.Timestamp, CelType.Duration], CelType.Timestamp, a => Shift(a[0], a[1].AsDuration));
        list.Global("_+_", [CelType.Duration, CelType.Timestamp], CelType.Timestamp, a => Shift(a[1], a[0].AsDuration));
        list.Global("_+_", [CelType.Duration, CelType.Duration], CelType.Duration, a => Span((Int128)a[0].AsDuration + a[1].AsDuration));
        list.Global("_-_", [CelType.Timestamp, CelType.Duration], CelType.Timestamp, a => Shift(a[0], -(Int128)a[1].AsDuration));
        list.Global("_-_", [CelType.Timestamp, CelType.Timestamp], CelType.Duration, a =>
            Span(((Int128)(a[0].UnixSeconds - a[1].UnixSeconds) * PerSecond) + a[0].Nanoseconds - a[1].Nanoseconds));
        list.Global("_-_", [CelType.Duration, CelType.Duration], CelType.Duration, a => Span((Int128)a[0].AsDuration - a[1].AsDuration));
    }

    private static CelValue Span(Int128 nanoseconds) =>
        nanoseconds >= long.MinValue && nanoseconds <= long.MaxValue ? CelValue.Duration((long)nanoseconds) : CelValue.Fail("duration overflow");

    private static CelValue Shift(in CelValue time, Int128 by)
    {
        var sum = ((Int128)time.UnixSeconds * PerSecond) + time.Nanoseconds + by;
        var seconds = sum / PerSecond;
        var rest = sum % PerSecond;
        return rest < 0 ? Timestamp((long)seconds - 1, (int)(rest + PerSecond)) : Timestamp((long)seconds, (int)rest);
    }

    private static CelValue Timestamp(long seconds, int nanoseconds) =>
        seconds is >= TimeText.MinSeconds and <= TimeText.MaxSeconds ? CelValue.Timestamp(seconds, nanoseconds) : CelValue.Fail("timestamp overflow");

    private static void Part(FunctionList list, string name, Func<DateTime, int> part)
    {
        list.Member(name, [CelType.Timestamp], CelType.Int, a => CelValue.Of((long)part(Utc(a[0]))));
        list.Member(name, [CelType.Timestamp, CelType.String], CelType.Int, a => InZone(a[0], a[1].AsString!, part));
    }

    private static DateTime Utc(in CelValue time) => DateTime.UnixEpoch.AddTicks((time.UnixSeconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100));

    private static CelValue InZone(in CelValue time, string zone, Func<DateTime, int> part)
    {
        var utc = Utc(time);
        TimeSpan offset;
        if (TryOffset(zone, out var minutes))
        {
            offset = TimeSpan.FromMinutes(minutes);
        }
        else if (zone is "" or "UTC")
        {
            offset = TimeSpan.Zero;
        }
        else if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            offset = found.GetUtcOffset(utc);
        }
        else
        {
            return CelValue.Fail($"unknown time zone {zone}");
        }

        var ticks = utc.Ticks + offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? CelValue.Fail("timestamp overflow") : CelValue.Of((long)part(new DateTime(ticks)));
    }

    // Hours and minutes: 02:00, +02:00 or -05:30.
    private static bool TryOffset(string zone, out int minutes)
    {
        minutes = 0;
        var colon = zone.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !int.TryParse(zone.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(zone.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rest) || Math.Abs(hours) > 23 || rest > 59)
        {
            return false;
        }

        minutes = (hours * 60) + (zone[0] == '-' ? -rest : rest);
        return true;
    }
}
