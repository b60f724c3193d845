using System.Text.RegularExpressions;

namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>
/// Commands of kubectl and what must come out of them, as text. A file holds several: each begins with a line <c>## what it shows</c>.
/// <c>$ arguments</c> is a command that succeeds, <c>! arguments</c> one that fails, <c>~ arguments</c> one that is tried until its output is
/// as expected, <c>&amp; arguments</c> one that runs beside the commands after it. <c>&lt; text</c> after a command is a line of its
/// standard input, <c>% command</c> its editor; every other line is expected output (standard output, then standard error): white space
/// counts as one blank, <c>*</c> stands for any text within the line, a line <c>...</c> for any lines. A title may end with the first version
/// of kubectl that can do it: <c>(from 1.28)</c>.
/// </summary>
/// <param name="Title">What it shows.</param>
/// <param name="Commands">The commands in order.</param>
public sealed record Transcript(string Title, IReadOnlyList<TranscriptCommand> Commands)
{
    /// <summary>Whether a kubectl of a version 1.X is too old for the transcript.</summary>
    public bool IsNewerThan(int minor) => Regex.Match(Title, @"\(from 1\.(\d+)\)$") is { Success: true } from && minor < int.Parse(from.Groups[1].Value);

    /// <summary>Reads the transcripts of a file.</summary>
    public static IEnumerable<Transcript> Read(string path)
    {
        string? title = null;
        var commands = new List<TranscriptCommand>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return new(title, commands);
                }

                title = line[3..];
                commands = [];
            }
            else if (line.Length > 2 && line[1] == ' ' && line[0] is '$' or '!' or '~' or '&')
            {
                commands.Add(new(line[0], line[2..], [], [], []));
            }
            else if (commands.Count > 0)
            {
                commands[^1].Add(line);
            }
        }

        if (title is not null)
        {
            yield return new(title, commands);
        }
    }
}
