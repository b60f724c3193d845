using System.Text;
using System.Text.RegularExpressions;

namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>One command of a transcript.</summary>
/// <param name="Kind">How it is run: <c>$</c>, <c>!</c>, <c>~</c> or <c>&amp;</c>.</param>
/// <param name="Line">Its arguments as written.</param>
/// <param name="Input">The lines of its standard input.</param>
/// <param name="Editor">The program that edits for it, if any.</param>
/// <param name="Expected">The lines of output that must come.</param>
public sealed record TranscriptCommand(char Kind, string Line, List<string> Input, List<string> Editor, List<string> Expected)
{
    /// <summary>Its standard input. Old versions take what begins with a brace for JSON even when it is YAML; a separator before it tells them.</summary>
    public string InputText => (Input is [['{', not '"', ..], ..] ? "---\n" : "") + string.Join('\n', Input);

    /// <summary>Takes a line that follows the command.</summary>
    public void Add(string line)
    {
        var (list, text) = line switch
        {
            _ when line.StartsWith("< ", StringComparison.Ordinal) => (Input, line[2..]),
            _ when line.StartsWith("% ", StringComparison.Ordinal) => (Editor, line[2..]),
            _ => (Expected, line),
        };
        list.Add(text);
    }

    /// <summary>The command with every placeholder replaced.</summary>
    public TranscriptCommand With(Func<string, string> replace) =>
        new(Kind, replace(Line), Input.ConvertAll(l => replace(l)), Editor, Expected.ConvertAll(l => replace(l)));

    /// <summary>The arguments: words separated by blanks; what stands in brackets or quotes is one word.</summary>
    public List<string> Arguments()
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var depth = 0;
        char? quote = null;
        foreach (var c in Line)
        {
            if (c == quote || (quote is null && depth == 0 && c is '\'' or '"'))
            {
                quote = quote is null ? c : null;
                continue;
            }

            depth += quote is not null ? 0 : c is '{' or '[' or '(' ? 1 : c is '}' or ']' or ')' ? -1 : 0;
            if (c != ' ' || depth > 0 || quote is not null)
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Whether an output is what the transcript expects.</summary>
    public bool Accepts(string output)
    {
        var pattern = new StringBuilder("^");
        foreach (var line in Lines(Expected))
        {
            pattern.Append(line == "..." ? @"(?:[^\n]*\n)*" : Regex.Escape(line).Replace("\\*", "[^\\n]*", StringComparison.Ordinal) + "\\n");
        }

        return Regex.IsMatch(string.Concat(Lines(output.Split('\n')).Select(l => l + "\n")), pattern.Append('$').ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private static List<string> Lines(IEnumerable<string> lines)
    {
        var list = lines.Select(l => Regex.Replace(l, @"\s+", " ").Trim()).ToList();
        while (list.Count > 0 && list[^1].Length == 0)
        {
            list.RemoveAt(list.Count - 1);
        }

        return list;
    }
}
