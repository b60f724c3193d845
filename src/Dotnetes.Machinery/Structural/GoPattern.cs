using System.Text;
using System.Text.RegularExpressions;

namespace Dotnetes.Machinery.Structural;

/// <summary>
/// Regular expressions of Go (RE2): matched in linear time, with Go's meaning of <c>$</c>, <c>\d</c>, <c>\w</c> and <c>\s</c>. Look-around and back references,
/// which RE2 does not have, are refused.
/// </summary>
public static class GoPattern
{
    private static readonly Dictionary<string, string> s_classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = "\\x00-\\x7F",
        ["blank"] = "\\t ",
        ["cntrl"] = "\\x00-\\x1F\\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = "!-/:-@\\[-`{-~",
        ["space"] = "\\t\\n\\v\\f\\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern in Go's syntax.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>The expression, or null when the pattern is malformed.</returns>
    public static Regex? TryCompile(string pattern, out string error)
    {
        try
        {
            error = "";
            return new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (RegexParseException e) when (Reason(e.Error, pattern, e.Offset) is { } reason)
        {
            error = "error parsing regexp: " + reason;
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            error = $"error parsing regexp: {e.Message}: `{pattern}`";
            return null;
        }
    }

    // In Go's words, where they are known, with the part of the pattern that Go shows.
    private static string? Reason(RegexParseError error, string pattern, int offset) => error switch
    {
        RegexParseError.UnescapedEndingBackslash => "trailing backslash at end of expression: ``",
        RegexParseError.InsufficientClosingParentheses => $"missing closing ): `{pattern}`",
        RegexParseError.InsufficientOpeningParentheses => $"unexpected ): `{pattern}`",
        RegexParseError.UnterminatedBracket => $"missing closing ]: `{pattern[Math.Max(0, pattern.LastIndexOf('['))..]}`",
        RegexParseError.QuantifierAfterNothing => $"missing argument to repetition operator: `{pattern.AsSpan(Math.Clamp(offset - 1, 0, Math.Max(0, pattern.Length - 1)), Math.Min(1, pattern.Length))}`",
        _ => null,
    };

    private static string Translate(string pattern)
    {
        var output = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                i = Escape(pattern, i + 1, inClass, output);
            }
            else if (inClass && c == '[' && PosixClass(pattern, i, output) is var end and > 0)
            {
                i = end;
            }
            else if (c == '[')
            {
                // In .NET a bracket inside a class begins a subtraction.
                output.Append(inClass ? "\\[" : "[");
                if (!inClass)
                {
                    inClass = true;
                    i += Opening(pattern, i + 1, output);
                }
            }
            else if (c == ']' && inClass)
            {
                inClass = false;
                output.Append(c);
            }
            else if (c == '$' && !inClass)
            {
                output.Append(IsMultiline(pattern) ? "$" : "\\z");
            }
            else if (c == '(' && !inClass && pattern.AsSpan(i).StartsWith("(?P<", StringComparison.Ordinal))
            {
                output.Append("(?<");
                i += 3;
            }
            else
            {
                output.Append(c);
            }
        }

        return output.ToString();
    }

    private static bool IsMultiline(string pattern) => pattern.StartsWith("(?", StringComparison.Ordinal) && pattern.IndexOf(')', StringComparison.Ordinal) is var end and > 0 && pattern[..end].Contains('m', StringComparison.Ordinal);

    // A caret, and a closing bracket that stands first and so means itself.
    private static int Opening(string pattern, int at, StringBuilder output)
    {
        var used = 0;
        if (at < pattern.Length && pattern[at] == '^')
        {
            output.Append('^');
            used = 1;
        }

        if (at + used < pattern.Length && pattern[at + used] == ']')
        {
            output.Append("\\]");
            used++;
        }

        return used;
    }

    private static int PosixClass(string pattern, int at, StringBuilder output)
    {
        if (!pattern.AsSpan(at).StartsWith("[:", StringComparison.Ordinal) || pattern.IndexOf(":]", at, StringComparison.Ordinal) is not (> 0 and var end))
        {
            return -1;
        }

        if (!s_classes.TryGetValue(pattern[(at + 2)..end], out var members))
        {
            throw new ArgumentException("invalid character class range");
        }

        output.Append(members);
        return end + 1;
    }

    private static int Escape(string pattern, int at, bool inClass, StringBuilder output)
    {
        var c = pattern[at];
        switch (c)
        {
            case 'd' or 'w' or 's':
                var members = c switch { 'd' => "0-9", 'w' => "0-9A-Za-z_", _ => "\\t\\n\\f\\r " };
                output.Append(inClass ? members : $"[{members}]");
                return at;
            case 'D' or 'W' or 'S' when !inClass:
                output.Append(c switch { 'D' => "[^0-9]", 'W' => "[^0-9A-Za-z_]", _ => "[^\\t\\n\\f\\r ]" });
                return at;
            case 'z' or 'A' when !inClass:
                output.Append('\\').Append(c);
                return at;
            case 'p' or 'P' when at + 1 < pattern.Length && pattern[at + 1] != '{':
                output.Append('\\').Append(c).Append('{').Append(pattern[at + 1]).Append('}');
                return at + 1;
            case 'x' when at + 1 < pattern.Length && pattern[at + 1] == '{' && pattern.IndexOf('}', at) is > 0 and var end:
                var rune = new Rune(Convert.ToInt32(pattern[(at + 2)..end], 16));
                output.Append(Regex.Escape(rune.ToString()));
                return end;
            case 'Q':
                var close = pattern.IndexOf("\\E", at, StringComparison.Ordinal);
                output.Append(Regex.Escape(close < 0 ? pattern[(at + 1)..] : pattern[(at + 1)..close]));
                return close < 0 ? pattern.Length - 1 : close + 1;
            case >= '1' and <= '9' or 'Z' or 'G' or 'k':
                throw new ArgumentException("invalid escape sequence");
            default:
                output.Append('\\').Append(c);
                return at;
        }
    }
}
