using System.Text;

namespace Dotnetes.Machinery.Yaml;

/// <summary>
/// Writes block style YAML with the layout of upstream's library: two spaces of indentation, lists not indented below their key,
/// long strings broken at spaces behind column 80.
/// </summary>
internal sealed class YamlEmitter(StringBuilder output)
{
    private const int Width = 80;
    private const int MaxSimpleKeyBytes = 128;

    private int _column;
    private bool _isAfterSpace = true;
    private bool _isOnlyIndented = true;

    /// <summary>Begins a line at <paramref name="indent"/>, unless only indentation up to there was written.</summary>
    public void Indent(int indent)
    {
        if (!_isOnlyIndented || _column > indent || (_column == indent && !_isAfterSpace))
        {
            Break();
        }

        Put(new string(' ', Math.Max(indent - _column, 0)));
        _isAfterSpace = true;
        _isOnlyIndented = true;
    }

    /// <summary>Writes the dash before an element.</summary>
    public void Dash() => Indicator("-", needsSpace: true, isIndentation: true);

    /// <summary>Writes a key and the colon behind it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="indent">The mapping's indentation.</param>
    /// <returns>Whether the key was written on lines of its own, so that a list as its value is indented.</returns>
    public bool Key(string key, int indent)
    {
        var shape = YamlScalarShape.Of(key);
        if (!shape.HasBreaks && Encoding.UTF8.GetByteCount(key) <= MaxSimpleKeyBytes)
        {
            String(key, indent + 2, isKey: true);
            Indicator(":", needsSpace: false, isIndentation: false);
            return false;
        }

        Indicator("?", needsSpace: true, isIndentation: true);
        String(key, indent + 2, isKey: false);
        Indent(indent);
        Indicator(":", needsSpace: true, isIndentation: true);
        return true;
    }

    /// <summary>Writes a number, a boolean, null or an empty collection.</summary>
    public void Literal(string text)
    {
        Space();
        Put(text);
        _isAfterSpace = false;
        _isOnlyIndented = false;
    }

    /// <summary>Writes a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="indent">The indentation of further lines.</param>
    /// <param name="isKey">Whether it is a key, which stays on one line.</param>
    public void String(string text, int indent, bool isKey)
    {
        var shape = YamlScalarShape.Of(text);
        if (text.Contains('\n'))
        {
            if (shape.MayBeBlock && !isKey)
            {
                Block(text, indent);
                return;
            }
        }
        else if (YamlScalar.ReadsAsString(text))
        {
            if (shape.MayBePlain)
            {
                Space();
                Folded(text, indent, isKey, isQuoted: false);
                return;
            }

            if (shape.MayBeSingleQuoted)
            {
                Indicator("'", needsSpace: true, isIndentation: false);
                Folded(text, indent, isKey, isQuoted: true);
                Indicator("'", needsSpace: false, isIndentation: false);
                return;
            }
        }

        DoubleQuoted(text, indent, isKey);
    }

    /// <summary>Ends the document's last line.</summary>
    public void End() => Indent(0);

    /// <summary>Writes a string that has no line feeds; other line breaks stay as they are.</summary>
    private void Folded(string text, int indent, bool isKey, bool isQuoted)
    {
        var (wasSpace, wasBreak) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
            {
                var isInside = !isQuoted || (i > 0 && i < text.Length - 1);
                if (!isKey && !wasSpace && _column > Width && isInside && (i + 1 >= text.Length || text[i + 1] != ' '))
                {
                    Indent(indent);
                }
                else
                {
                    Put(c);
                }

                wasSpace = true;
            }
            else if (YamlScalarShape.IsBreak(c))
            {
                PutBreak(c);
                wasBreak = true;
            }
            else
            {
                if (wasBreak)
                {
                    Indent(indent);
                }

                Put(isQuoted && c == '\'' ? "''" : c.ToString());
                _isOnlyIndented = false;
                (wasSpace, wasBreak) = (false, false);
            }
        }

        _isAfterSpace = false;
        _isOnlyIndented = false;
    }

    private void DoubleQuoted(string text, int indent, bool isKey)
    {
        Indicator("\"", needsSpace: true, isIndentation: false);
        var escapesAll = text is ['\uFEFF', ..];
        var wasSpace = false;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isInside = position > 0 && position < text.Length - 1;
            position += rune.Utf16SequenceLength;
            if (escapesAll || rune.Value is '"' or '\\' || YamlScalarShape.IsBreak(rune.Value) || !YamlScalarShape.IsPrintable(rune.Value))
            {
                Put(Escape(rune.Value));
                wasSpace = false;
            }
            else if (rune.Value == ' ' && !isKey && !wasSpace && _column > Width && isInside)
            {
                Indent(indent);
                Put(text[position] == ' ' ? "\\" : "");
                wasSpace = true;
            }
            else
            {
                Put(rune.ToString());
                wasSpace = rune.Value == ' ';
            }
        }

        Indicator("\"", needsSpace: false, isIndentation: false);
    }

    private void Block(string text, int indent)
    {
        Indicator("|", needsSpace: true, isIndentation: false);
        Put(text[0] == ' ' || YamlScalarShape.IsBreak(text[0]) ? "2" : "");
        var endsInBreak = YamlScalarShape.IsBreak(text[^1]);
        Put(!endsInBreak ? "-" : text.Length == 1 || YamlScalarShape.IsBreak(text[^2]) ? "+" : "");
        Break();
        (_isOnlyIndented, _isAfterSpace) = (true, true);
        var wasBreak = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (YamlScalarShape.IsBreak(rune.Value))
            {
                PutBreak((char)rune.Value);
                wasBreak = true;
                continue;
            }

            if (wasBreak)
            {
                Indent(indent);
            }

            Put(rune.ToString());
            _isOnlyIndented = false;
            wasBreak = false;
        }
    }

    private static string Escape(int c) => c switch
    {
        0 => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        0x1B => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xFF => $"\\x{c:X2}",
        <= 0xFFFF => $"\\u{c:X4}",
        _ => $"\\U{c:X8}",
    };

    private void Indicator(string text, bool needsSpace, bool isIndentation)
    {
        if (needsSpace)
        {
            Space();
        }

        Put(text);
        _isAfterSpace = false;
        _isOnlyIndented &= isIndentation;
    }

    private void Space()
    {
        if (!_isAfterSpace)
        {
            Put(' ');
        }
    }

    // The second unit of a character beyond 16 bits takes no column of its own, but such characters are only written escaped.
    private void Put(string text)
    {
        output.Append(text);
        _column += text.Length;
    }

    private void Put(char c)
    {
        output.Append(c);
        _column++;
    }

    private void Break()
    {
        output.Append('\n');
        _column = 0;
    }

    private void PutBreak(char c)
    {
        output.Append(c);
        _column = 0;
        _isOnlyIndented = true;
    }
}
