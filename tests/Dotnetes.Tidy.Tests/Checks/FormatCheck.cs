namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The basics of text files: line feeds, a last one at the end, no byte order mark; in C# no tabs and no trailing blanks.</summary>
public sealed class FormatCheck : ICheck
{
    public string Name => "format";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.Files.Where(f => !f.IsBinary && f.Bytes.Length > 0))
        {
            if (file.Text[0] == '\uFEFF')
            {
                yield return new(file.Path, 1, "no byte order mark");
            }

            if (file.Text.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var carriageReturn)
            {
                yield return new(file.Path, file.LineOf(carriageReturn), "lines end with a line feed alone; write \\r in strings that need one");
            }

            if (!file.Text.EndsWith('\n'))
            {
                yield return new(file.Path, file.LineOf(file.Text.Length), "the last line ends with a line feed");
            }

            if (file.Text.EndsWith("\n\n", StringComparison.Ordinal))
            {
                yield return new(file.Path, file.LineOf(file.Text.Length - 1), "no blank lines at the end");
            }

            foreach (var finding in file.IsCSharp ? InLines(file) : [])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> InLines(RepositoryFile file)
    {
        var number = 0;
        foreach (var line in file.Lines)
        {
            number++;
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                yield return new(file.Path, number, "no tabs; write \\t in strings that need one");
            }

            if (line.EndsWith(' '))
            {
                yield return new(file.Path, number, "no blanks at the end of a line (`dotnet format whitespace` removes them)");
            }
        }
    }
}
