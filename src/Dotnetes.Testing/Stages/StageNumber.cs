using System.Globalization;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>A number that an object may say itself.</summary>
/// <param name="Value">The number of objects that do not; null for none.</param>
/// <param name="From">Where an object says it; null for nowhere.</param>
internal sealed record StageNumber(long? Value, StageQuery? From = null)
{
    /// <summary>Always zero.</summary>
    public static StageNumber Zero { get; } = new(0);

    /// <summary>The number for an object.</summary>
    public long? Of(JsonValue value) =>
        From?.FindTexts(value).FirstOrDefault() is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Value;
}
