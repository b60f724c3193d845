using System.Globalization;

namespace Dotnetes.Machinery.Cron;

/// <summary>One field of a cron expression: the values that it allows.</summary>
/// <param name="Bits">A bit for every allowed value.</param>
/// <param name="IsAny">Whether the field says nothing: <c>*</c> or <c>?</c>.</param>
internal readonly record struct CronField(ulong Bits, bool IsAny)
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Whether a value is allowed.</summary>
    public bool Allows(int value) => (Bits & (1UL << value)) != 0;

    /// <summary>Reads minutes.</summary>
    public static CronField Minutes(string text) => Parse(text, 0, 59, [], 0);

    /// <summary>Reads hours.</summary>
    public static CronField Hours(string text) => Parse(text, 0, 23, [], 0);

    /// <summary>Reads days of the month.</summary>
    public static CronField DaysOfMonth(string text) => Parse(text, 1, 31, [], 0);

    /// <summary>Reads months, as numbers or names.</summary>
    public static CronField Months(string text) => Parse(text, 1, 12, s_months, 1);

    /// <summary>Reads days of the week, as numbers from Sunday (0) or names.</summary>
    public static CronField DaysOfWeek(string text) => Parse(text, 0, 6, s_days, 0);

    // A list of ranges with steps.
    private static CronField Parse(string text, int least, int most, string[] names, int firstName)
    {
        var bits = 0UL;
        var isAny = false;
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var only] => (only, 1),
                [var left, var right] => (left, Number(right, [], 0, text)),
                _ => throw new FormatException($"too many slashes: {part}"),
            };
            if (step == 0)
            {
                throw new FormatException($"step of range should be a positive number: {part}");
            }

            var (from, to) = Limits(range, part.Contains('/'), least, most, names, firstName);
            isAny |= range is "*" or "?" && step == 1;
            for (var value = from; value <= to; value += step)
            {
                bits |= 1UL << value;
            }
        }

        return new(bits, isAny);
    }

    private static (int From, int To) Limits(string range, bool hasStep, int least, int most, string[] names, int firstName)
    {
        var limits = range.Split('-');
        if (limits.Length > 2)
        {
            throw new FormatException($"too many hyphens: {range}");
        }

        if (limits[0] is "*" or "?")
        {
            return limits.Length == 1 ? (least, most) : throw new FormatException($"a range cannot begin with {limits[0]}: {range}");
        }

        // A single value with a step goes on to the end.
        var from = Number(limits[0], names, firstName, range);
        var to = limits.Length == 2 ? Number(limits[1], names, firstName, range) : hasStep ? most : from;
        if (from < least)
        {
            throw new FormatException($"beginning of range ({from}) below minimum ({least}): {range}");
        }

        if (to > most)
        {
            throw new FormatException($"end of range ({to}) above maximum ({most}): {range}");
        }

        return from <= to ? (from, to) : throw new FormatException($"beginning of range ({from}) beyond end of range ({to}): {range}");
    }

    private static int Number(string text, string[] names, int firstName, string whole)
    {
        var name = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return name + firstName;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"failed to parse int from {text}: {whole}");
    }
}
