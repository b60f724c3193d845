using System.Collections.Frozen;
using System.Text;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>
/// Rewrites the links of an HTML page as it streams by: the values of attributes that hold URLs. Everything else passes as it is. A tag of
/// more than <see cref="MaxTagChars"/> characters passes unchanged.
/// </summary>
internal sealed class HtmlLinks(Func<string, string> rewrite)
{
    private const int MaxTagChars = 64 * 1024;

    private static readonly FrozenSet<string> s_linkAttributes = new[]
    {
        "a href", "applet codebase", "area href", "audio src", "base href", "blockquote cite", "body background", "button formaction",
        "command icon", "del cite", "embed src", "form action", "frame longdesc", "frame src", "head profile", "html manifest",
        "iframe longdesc", "iframe src", "img longdesc", "img src", "img usemap", "input src", "input usemap", "input formaction", "ins cite",
        "link href", "object classid", "object codebase", "object data", "object usemap", "q cite", "script src", "source src",
        "video poster", "video src",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_rawTags =
        new[] { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder _output = new();
    private string _pending = "";
    private string _rawEnd = "";

    /// <summary>Takes a piece of the page; gives what can be sent on.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    public string Take(string text, bool isLast)
    {
        var rest = _pending + text;
        _output.Clear();
        var position = 0;
        while (position < rest.Length)
        {
            var next = Step(rest, position, isLast);
            if (next < 0)
            {
                break;
            }

            position = next;
        }

        _pending = rest[position..];
        return _output.ToString();
    }

    // Handles what begins at a position; gives the end of it, or -1 when more text is needed.
    private int Step(string text, int start, bool isLast)
    {
        if (_rawEnd.Length > 0)
        {
            return RawText(text, start, isLast);
        }

        if (text[start] != '<')
        {
            var open = text.IndexOf('<', start);
            return Pass(text, start, open < 0 ? text.Length : open);
        }

        if (text.AsSpan(start).StartsWith("<!--"))
        {
            var close = text.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return close >= 0 ? Pass(text, start, close + 3) : isLast || text.Length - start > MaxTagChars ? Pass(text, start, text.Length) : -1;
        }

        if (start + 3 >= text.Length && !isLast)
        {
            return -1;
        }

        var end = EndOfTag(text, start);
        if (end < 0)
        {
            return isLast || text.Length - start > MaxTagChars ? Pass(text, start, text.Length) : -1;
        }

        if (start + 1 < text.Length && char.IsAsciiLetter(text[start + 1]))
        {
            Tag(text[start..end]);
            return end;
        }

        return Pass(text, start, end);
    }

    private int RawText(string text, int start, bool isLast)
    {
        var close = text.IndexOf(_rawEnd, start, StringComparison.OrdinalIgnoreCase);
        if (close >= 0)
        {
            _rawEnd = "";
            return Pass(text, start, close);
        }

        // The end may be cut in two.
        var safe = isLast ? text.Length : Math.Max(start, text.Length - _rawEnd.Length);
        return safe == start ? -1 : Pass(text, start, safe);
    }

    private int Pass(string text, int start, int end)
    {
        _output.Append(text, start, end - start);
        return end;
    }

    private static int EndOfTag(string text, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && text[i - 1] is '=' or ' ')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private void Tag(string tag)
    {
        var position = 1;
        var name = Word(tag, ref position);
        var copied = 0;
        while (position < tag.Length)
        {
            if (char.IsWhiteSpace(tag[position]) || tag[position] is '/' or '>')
            {
                position++;
                continue;
            }

            var attribute = Word(tag, ref position);
            if (attribute.Length == 0)
            {
                position++;
                continue;
            }

            var (from, to) = Value(tag, ref position);
            if (to > from && s_linkAttributes.Contains($"{name} {attribute}"))
            {
                var value = tag[from..to];
                var plain = System.Net.WebUtility.HtmlDecode(value);
                var changed = rewrite(plain);
                _output.Append(tag, copied, from - copied).Append(changed == plain ? value : System.Net.WebUtility.HtmlEncode(changed));
                copied = to;
            }
        }

        _output.Append(tag, copied, tag.Length - copied);
        if (s_rawTags.Contains(name) && !tag.EndsWith("/>", StringComparison.Ordinal))
        {
            _rawEnd = "</" + name;
        }
    }

    private static string Word(string tag, ref int position)
    {
        var start = position;
        while (position < tag.Length && !char.IsWhiteSpace(tag[position]) && tag[position] is not ('=' or '>' or '/' or '"' or '\''))
        {
            position++;
        }

        return tag[start..position];
    }

    private static (int From, int To) Value(string tag, ref int position)
    {
        SkipSpaces(tag, ref position);
        if (position >= tag.Length || tag[position] != '=')
        {
            return default;
        }

        position++;
        SkipSpaces(tag, ref position);
        if (position >= tag.Length)
        {
            return default;
        }

        var from = position;
        if (tag[position] is '"' or '\'')
        {
            var close = tag.IndexOf(tag[position], position + 1);
            var to = close < 0 ? tag.Length - 1 : close;
            position = to + 1;
            return (from + 1, to);
        }

        while (position < tag.Length && !char.IsWhiteSpace(tag[position]) && tag[position] != '>')
        {
            position++;
        }

        return (from, position);
    }

    private static void SkipSpaces(string tag, ref int position)
    {
        while (position < tag.Length && char.IsWhiteSpace(tag[position]))
        {
            position++;
        }
    }
}
