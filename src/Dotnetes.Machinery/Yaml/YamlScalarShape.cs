namespace Dotnetes.Machinery.Yaml;

/// <summary>Which styles a string can be written in; the rules are libyaml's.</summary>
/// <param name="HasBreaks">Whether there are line breaks of any kind.</param>
/// <param name="MayBePlain">Whether it can stand without quotes outside brackets.</param>
/// <param name="MayBeSingleQuoted">Whether it can stand in single quotes.</param>
/// <param name="MayBeBlock">Whether it can stand in lines of its own.</param>
internal readonly record struct YamlScalarShape(bool HasBreaks, bool MayBePlain, bool MayBeSingleQuoted, bool MayBeBlock)
{
    public static YamlScalarShape Of(string text)
    {
        if (text.Length == 0)
        {
            return new(false, true, true, false);
        }

        var hasIndicators = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal) || StartsWithIndicator(text);
        bool hasSpecials = false, hasBreaks = false, breakSpace = false, spaceBreak = false;
        bool wasSpace = false, wasBreak = false, wasBlank = true;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = position + rune.Utf16SequenceLength;
            if (position > 0)
            {
                hasIndicators |= rune.Value == ':' && (next == text.Length || text[next] is ' ' or '\t');
                hasIndicators |= rune.Value == '#' && wasBlank;
            }

            hasSpecials |= !IsPrintable(rune.Value);
            var isSpace = rune.Value == ' ';
            var isBreak = IsBreak(rune.Value);
            breakSpace |= isSpace && wasBreak;
            spaceBreak |= isBreak && wasSpace;
            hasBreaks |= isBreak;
            (wasSpace, wasBreak, wasBlank) = (isSpace, isBreak, isSpace || isBreak || rune.Value is '\t' or 0);
            position = next;
        }

        var isPadded = text[0] == ' ' || text[^1] == ' ' || IsBreak(text[0]) || IsBreak(text[^1]);
        return new(
            hasBreaks,
            !(hasIndicators || isPadded || breakSpace || spaceBreak || hasSpecials || hasBreaks),
            !(breakSpace || spaceBreak || hasSpecials),
            !(text[^1] == ' ' || spaceBreak || hasSpecials));
    }

    /// <summary>Whether libyaml takes the character for a line break.</summary>
    public static bool IsBreak(int c) => c is '\r' or '\n' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Whether libyaml writes the character as it is; not so those beyond 16 bits.</summary>
    public static bool IsPrintable(int c) => c is '\n' or (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD and not 0xFEFF);

    private static bool StartsWithIndicator(string text)
    {
        var isFollowedByBlank = text.Length == 1 || text[1] is ' ' or '\t';
        return text[0] is '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`'
            || (text[0] is '?' or ':' or '-' && isFollowedByBlank);
    }
}
