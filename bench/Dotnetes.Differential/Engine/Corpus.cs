using System.Text;
using System.Text.RegularExpressions;

namespace Dotnetes.Differential.Engine;

/// <summary>
/// Reads requests from files of a small language. A line that begins a request names method and path; indented lines below it are headers, or, after <c>&lt;</c>,
/// parts of the body. <c>⟨a¦b⟩</c> anywhere stands for each of its alternatives, so that one block gives a matrix of requests. <c>= name .path</c> keeps a member of
/// the answer under a name for each server, <c>$name$</c> is its place in later requests. Requests marked with <c>!</c> prepare and are not compared.
/// </summary>
internal static partial class Corpus
{
    /// <summary>The requests of a file, in order.</summary>
    public static IEnumerable<CorpusRequest> Read(string file)
    {
        var block = new List<string>();
        foreach (var line in File.ReadLines(file).Append("end"))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] is ' ' or '=')
            {
                block.Add(line.Trim());
                continue;
            }

            foreach (var request in Expand(block))
            {
                yield return request;
            }

            block = [line];
        }
    }

    private static IEnumerable<CorpusRequest> Expand(List<string> block)
    {
        if (block.Count == 0)
        {
            yield break;
        }

        var captures = block.Where(static l => l[0] == '=').Select(static l => l.Split(' ')).Select(static p => (p[1], p[2].Trim('.'))).ToList();
        foreach (var text in Alternatives(string.Join('\n', block.Where(static l => l[0] != '='))))
        {
            yield return Parse(text, captures);
        }
    }

    private static IEnumerable<string> Alternatives(string text)
    {
        if (Choice().Match(text) is not { Success: true } match)
        {
            return [text];
        }

        return match.Groups[1].Value.Split('¦').SelectMany(a => Alternatives(text[..match.Index] + a + text[(match.Index + match.Length)..]));
    }

    private static CorpusRequest Parse(string text, IReadOnlyList<(string, string)> captures)
    {
        var lines = text.Split('\n');
        var head = lines[0].TrimStart('!').Split(' ', 2);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "api",
            ["User-Agent"] = "engine/1",
            ["Accept"] = "application/json",
        };
        List<byte>? body = null;
        foreach (var line in lines.Skip(1))
        {
            if (line[0] == '<')
            {
                (body ??= []).AddRange(Bytes(line[1..].TrimStart(' ')));
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        if (body is not null)
        {
            headers.TryAdd("Content-Type", "application/json");
        }

        return new(text.Replace("\n", " ", StringComparison.Ordinal), head[0], head[1], headers, body?.ToArray(), captures, lines[0][0] == '!');
    }

    private static IEnumerable<byte> Bytes(string text)
    {
        if (text.StartsWith("base64", StringComparison.Ordinal))
        {
            return Convert.FromBase64String(text["base64".Length..].Trim());
        }

        return text.Split(' ', 3) is ["repeat", var count, var what]
            ? Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(what, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))))
            : Encoding.UTF8.GetBytes(text.Replace('↵', '\n').Replace('␣', ' ').Replace('␀', '\0'));
    }

    [GeneratedRegex("⟨([^⟨⟩]*)⟩")]
    private static partial Regex Choice();
}
