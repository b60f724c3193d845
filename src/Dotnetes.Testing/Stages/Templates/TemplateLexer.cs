using System.Text;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>Cuts a template into text and actions, and actions into words, as Go's <c>text/template</c> does.</summary>
internal static class TemplateLexer
{
    private const string Blank = " \t\r\n";

    /// <summary>The parts of a template in order: text, or the words of an action (text is null then).</summary>
    /// <exception cref="FormatException">An action does not end, or has a word that is none.</exception>
    public static IEnumerable<(string? Text, List<TemplateToken>? Action)> Parts(string template)
    {
        var at = 0;
        var trimsNext = false;
        while (at < template.Length)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            var text = open < 0 ? template[at..] : template[at..open];
            text = trimsNext ? text.TrimStart(Blank.ToCharArray()) : text;
            if (open < 0)
            {
                yield return (text, null);
                yield break;
            }

            var inner = open + 2;
            if (inner + 1 < template.Length && template[inner] == '-' && Blank.Contains(template[inner + 1], StringComparison.Ordinal))
            {
                text = text.TrimEnd(Blank.ToCharArray());
                inner++;
            }

            if (text.Length > 0)
            {
                yield return (text, null);
            }

            var tokens = Words(template, inner, out at, out trimsNext);
            if (tokens is not null)
            {
                yield return (null, tokens);
            }
        }
    }

    // Null for a comment.
    private static List<TemplateToken>? Words(string template, int at, out int end, out bool trims)
    {
        var tokens = new List<TemplateToken>();
        var isComment = false;
        while (true)
        {
            var start = at;
            while (at < template.Length && Blank.Contains(template[at], StringComparison.Ordinal))
            {
                at++;
            }

            trims = at > start && template.AsSpan(at).StartsWith("-}}");
            if (trims || template.AsSpan(at).StartsWith("}}"))
            {
                end = at + (trims ? 3 : 2);
                return isComment ? null : tokens;
            }

            if (at >= template.Length)
            {
                throw new FormatException("an action does not end: }} is missing");
            }

            if (template.AsSpan(at).StartsWith("/*"))
            {
                var close = template.IndexOf("*/", at, StringComparison.Ordinal);
                at = close < 0 ? throw new FormatException("a comment does not end: */ is missing") : close + 2;
                isComment = true;
                continue;
            }

            tokens.Add(Word(template, ref at, at > start || tokens.Count == 0));
        }
    }

    private static TemplateToken Word(string template, ref int at, bool isApart)
    {
        var c = template[at];
        switch (c)
        {
            case '"':
                return new(TemplateTokenKind.Text, Quoted(template, ref at), isApart);
            case '`':
                var close = template.IndexOf('`', at + 1);
                var raw = close < 0 ? throw new FormatException("a string does not end: ` is missing") : template[(at + 1)..close];
                at = close + 1;
                return new(TemplateTokenKind.Text, raw, isApart);
            case '$':
                return new(TemplateTokenKind.Variable, "$" + Name(template, ref at), isApart);
            case '.' when at + 1 < template.Length && IsNamePart(template[at + 1]):
                return new(TemplateTokenKind.Field, Name(template, ref at), isApart);
            case '.':
                at++;
                return new(TemplateTokenKind.Dot, ".", isApart);
            case ':' when template.AsSpan(at).StartsWith(":="):
                at += 2;
                return new(TemplateTokenKind.Sign, ":=", isApart);
            case '|' or '(' or ')' or ',' or '=':
                at++;
                return new(TemplateTokenKind.Sign, c.ToString(), isApart);
        }

        var from = at;
        if (char.IsAsciiDigit(c) || ((c is '-' or '+') && at + 1 < template.Length && char.IsAsciiDigit(template[at + 1])))
        {
            at++;
            while (at < template.Length && (char.IsAsciiLetterOrDigit(template[at]) || template[at] == '.'))
            {
                at++;
            }

            return new(TemplateTokenKind.Number, template[from..at], isApart);
        }

        if (!IsNamePart(c))
        {
            throw new FormatException($"unexpected {c} in an action");
        }

        at--;
        return new(TemplateTokenKind.Name, Name(template, ref at), isApart);
    }

    // Steps over the character that is there, too.
    private static string Name(string template, ref int at)
    {
        var from = ++at;
        while (at < template.Length && IsNamePart(template[at]))
        {
            at++;
        }

        return template[from..at];
    }

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static string Quoted(string template, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < template.Length && template[at] != '\n'; at++)
        {
            if (template[at] == '"')
            {
                at++;
                return text.ToString();
            }

            if (template[at] != '\\' || at + 1 >= template.Length)
            {
                text.Append(template[at]);
                continue;
            }

            text.Append(template[++at] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '"' or '\\' or '\'' => template[at],
                var other => throw new FormatException($"\\{other} is no escape that is known"),
            });
        }

        throw new FormatException("a string does not end: \" is missing");
    }
}
