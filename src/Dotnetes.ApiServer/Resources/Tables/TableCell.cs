using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Tables;

/// <summary>Makes the cells of tables.</summary>
public static class TableCell
{
    /// <summary>What stands for nothing.</summary>
    public const string None = "<none>";

    private static readonly RawJson s_true = RawJson.Parse("true");

    private static readonly RawJson s_false = RawJson.Parse("false");

    /// <summary>A string.</summary>
    public static RawJson Text(string value)
    {
        using var writer = new JsonWriter(value.Length + 16);
        writer.WriteString(value);
        return new(ByteString.CopyFrom(writer.Written));
    }

    /// <summary>A string, or <c>&lt;none&gt;</c> when it is empty.</summary>
    public static RawJson TextOrNone(string? value) => Text(string.IsNullOrEmpty(value) ? None : value);

    /// <summary>An integer.</summary>
    public static RawJson Number(long value)
    {
        Span<byte> buffer = stackalloc byte[24];
        value.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        return new(ByteString.CopyFrom(buffer[..length]));
    }

    /// <summary>A truth value.</summary>
    public static RawJson Flag(bool value) => value ? s_true : s_false;

    /// <summary>The age of an object.</summary>
    public static RawJson Age(ObjectMeta metadata, DateTimeOffset now) => Text(HumanDuration.Since(metadata.CreationTimestamp, now));

    /// <summary>The creation time of an object.</summary>
    public static RawJson CreatedAt(ObjectMeta metadata) => Text(metadata.CreationTimestamp.IsZero ? "0001-01-01T00:00:00Z" : metadata.CreationTimestamp.ToString());

    /// <summary>A count as a string.</summary>
    public static RawJson Count(long value) => Text(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Labels as <c>a=b,c=d</c>.</summary>
    public static RawJson Labels(ValueMap<string> labels) => Text(FormatLabels(labels));

    /// <summary>A selector in the form that clients may send, or <c>&lt;none&gt;</c> when it selects everything.</summary>
    public static RawJson Selector(LabelSelector? selector) => Text(FormatSelector(selector));

    /// <summary>The names of containers.</summary>
    public static RawJson ContainerNames(ValueList<Container> containers) => Text(string.Join(',', containers.Map(c => c.Name)));

    /// <summary>The images of containers.</summary>
    public static RawJson ContainerImages(ValueList<Container> containers) => Text(string.Join(',', containers.Map(c => c.Image)));

    /// <summary>The first strings of a list and how many are left out: <c>a,b,c + 2 more...</c>.</summary>
    public static string Shortened(IReadOnlyList<string> values, int shown, string empty)
    {
        if (values.Count == 0)
        {
            return empty;
        }

        var text = string.Join(',', values.Take(shown));
        return values.Count > shown ? string.Create(CultureInfo.InvariantCulture, $"{text} + {values.Count - shown} more...") : text;
    }

    /// <summary>Labels as <c>a=b,c=d</c>, or <c>&lt;none&gt;</c>.</summary>
    public static string FormatLabels(ValueMap<string> labels) => labels.IsEmpty ? None : string.Join(',', labels.Select(l => $"{l.Key}={l.Value}"));

    /// <summary>A selector in the form that clients may send, or <c>&lt;none&gt;</c> when it selects everything or nothing.</summary>
    public static string FormatSelector(LabelSelector? selector)
    {
        if (selector is null)
        {
            return None;
        }

        var parts = new List<(string Key, string Text)>();
        foreach (var (key, value) in selector.MatchLabels)
        {
            parts.Add((key, $"{key}={value}"));
        }

        foreach (var requirement in selector.MatchExpressions)
        {
            var values = string.Join(',', requirement.Values.Order(StringComparer.Ordinal));
            parts.Add((requirement.Key, requirement.Operator switch
            {
                "In" => $"{requirement.Key} in ({values})",
                "NotIn" => $"{requirement.Key} notin ({values})",
                "Exists" => requirement.Key,
                "DoesNotExist" => "!" + requirement.Key,
                _ => "<error>",
            }));
        }

        return parts.Count == 0 ? None : string.Join(',', parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Text));
    }
}
