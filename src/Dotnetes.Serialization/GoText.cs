using System.Globalization;
using System.Text;

namespace Dotnetes.Serialization;

/// <summary>Text in the forms that Go's standard library gives it, because upstream's messages contain them and clients match on those.</summary>
public static class GoText
{
    /// <summary>The text in double quotes with Go's escapes (<c>strconv.Quote</c>): what is not printable is escaped.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            AppendRune(builder, rune);
        }

        return builder.Append('"').ToString();
    }

    /// <summary>Whether Go takes the character for printable: letters, marks, numbers, punctuation, symbols and the ASCII space.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => true,
    };

    /// <summary>Whether the text is an integer to Go's <c>strconv.ParseInt</c> in base ten: an optional sign and digits.</summary>
    public static bool TryParseInt64(ReadOnlySpan<char> text, out long value)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        value = 0;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static void AppendRune(StringBuilder builder, Rune rune)
    {
        _ = rune.Value switch
        {
            '"' or '\\' => builder.Append('\\').Append((char)rune.Value),
            '\a' => builder.Append("\\a"),
            '\b' => builder.Append("\\b"),
            '\f' => builder.Append("\\f"),
            '\n' => builder.Append("\\n"),
            '\r' => builder.Append("\\r"),
            '\t' => builder.Append("\\t"),
            '\v' => builder.Append("\\v"),
            _ when IsPrintable(rune) => builder.Append(rune),
            < ' ' or 0x7F => builder.Append("\\x").Append(rune.Value.ToString("x2", CultureInfo.InvariantCulture)),
            < 0x10000 => builder.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture)),
            _ => builder.Append("\\U").Append(rune.Value.ToString("x8", CultureInfo.InvariantCulture)),
        };
    }
}
