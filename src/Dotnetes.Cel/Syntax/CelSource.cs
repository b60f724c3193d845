using System.Globalization;
using System.Text;

namespace Dotnetes.Cel.Syntax;

/// <summary>The text of an expression, which errors point into.</summary>
public sealed class CelSource
{
    // Longer lines are not shown.
    private const int LongestSnippet = 16384;

    private readonly string[] _lines;

    /// <summary>The source of an expression.</summary>
    public CelSource(string text)
    {
        Text = text;
        _lines = text.Split('\n');
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    internal string Describe(CelIssue issue)
    {
        if (Text.Length == 0)
        {
            // There is no line that could be shown, and so no first column either.
            return $"ERROR: <input>:1:0: {issue.Message}";
        }

        var result = new StringBuilder();
        result.Append(CultureInfo.InvariantCulture, $"ERROR: <input>:{issue.Line}:{issue.Column + 1}: {issue.Message}");
        if (issue.Line < 1 || issue.Line > _lines.Length || _lines[issue.Line - 1].Length > LongestSnippet)
        {
            return result.ToString();
        }

        var line = _lines[issue.Line - 1].Replace('\t', ' ');
        result.Append("\n | ").Append(line).Append("\n | ");
        var column = 0;
        var wide = false;
        foreach (var rune in line.EnumerateRunes())
        {
            wide = !rune.IsAscii;
            if (column++ == issue.Column)
            {
                return result.Append(wide ? '\uff3e' : '^').ToString();
            }

            result.Append(wide ? '\uff0e' : '.');
        }

        return result.Append('^').ToString();
    }

    // Line from 1 and column from 0, in code points, of an offset in UTF-16 units.
    internal (int Line, int Column) Locate(int offset)
    {
        if (offset < 0)
        {
            return (-1, -1);
        }

        var line = 0;
        while (line < _lines.Length - 1 && offset > _lines[line].Length)
        {
            offset -= _lines[line].Length + 1;
            line++;
        }

        var text = _lines[line].AsSpan(0, Math.Min(offset, _lines[line].Length));
        var column = offset - text.Length;
        foreach (var _ in text.EnumerateRunes())
        {
            column++;
        }

        return (line + 1, column);
    }
}
