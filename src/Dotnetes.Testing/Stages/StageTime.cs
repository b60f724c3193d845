using System.Globalization;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>A time that an object may say itself, as a duration such as <c>1m30s</c> or as the time at which it is over.</summary>
/// <param name="Value">The time of objects that do not; null for none.</param>
/// <param name="From">Where an object says it; null for nowhere.</param>
internal sealed record StageTime(TimeSpan? Value = null, StageQuery? From = null)
{
    /// <summary>The time for an object.</summary>
    public TimeSpan? Of(JsonValue value, DateTimeOffset now)
    {
        if (From?.FindTexts(value).FirstOrDefault() is not { } text)
        {
            return Value;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) && text.Contains('T', StringComparison.Ordinal) ? until - now
            : Duration.TryParse(text, out var duration) ? duration.ToTimeSpan()
            : Value;
    }
}
