namespace Dotnetes.Differential.Kubectl;

/// <summary>
/// A scripted session: files, and commands for bash, read from a text. A line <c>== NAME</c> starts a file, which ends at the next line that starts with
/// <c>$</c> or <c>==</c>; <c>$ COMMAND</c> is run; the commands between <c>$each COMMAND</c> and <c>$each</c> are run once for every line that COMMAND
/// writes, with <c>{}</c> replaced by it; <c>#</c> starts a comment where no file is open.
/// </summary>
internal sealed record Session(string Name, IReadOnlyDictionary<string, string> Files, IReadOnlyList<SessionStep> Steps)
{
    /// <summary>Reads a session and the folder NAME.d beside it, whose files lie in a folder of that name when the session runs.</summary>
    /// <exception cref="FormatException">A line belongs to nothing.</exception>
    public static Session Read(string path)
    {
        var session = Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
        var folder = Path.ChangeExtension(path, ".d");
        if (!Directory.Exists(folder))
        {
            return session;
        }

        var files = new Dictionary<string, string>(session.Files);
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            files[$"{Path.GetFileName(folder)}/{Path.GetFileName(file)}"] = File.ReadAllText(file);
        }

        return session with { Files = files };
    }

    /// <summary>Reads a session from its text.</summary>
    /// <exception cref="FormatException">A line belongs to nothing.</exception>
    public static Session Parse(string name, string text)
    {
        var files = new Dictionary<string, string>();
        var steps = new List<SessionStep>();
        List<string>? repeated = null;
        string? file = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                file = line[3..];
                files[file] = "";
            }
            else if (line.StartsWith("$each", StringComparison.Ordinal))
            {
                (file, var of) = (null, line[5..].Trim());
                repeated = of.Length > 0 ? [] : null;
                if (repeated is not null)
                {
                    steps.Add(new(of, repeated));
                }
            }
            else if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                file = null;
                if (repeated is not null)
                {
                    repeated.Add(line[2..]);
                }
                else
                {
                    steps.Add(new("", [line[2..]]));
                }
            }
            else if (file is not null)
            {
                files[file] += line + "\n";
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                throw new FormatException($"{name}: '{line}' is neither a command nor in a file");
            }
        }

        return new(name, files, steps);
    }
}
