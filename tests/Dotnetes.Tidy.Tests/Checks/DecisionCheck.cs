using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>Decision records are numbered without gaps, and each begins with its number and title.</summary>
public sealed partial class DecisionCheck : ICheck
{
    private const string Folder = "docs/decisions/";

    public string Name => "decisions";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        var expected = 1;
        foreach (var file in tree.Files.Where(f => f.Path.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var name = FileName().Match(file.Name);
            if (!name.Success)
            {
                yield return new(file.Path, 1, "a decision record is named 0007-what-was-decided.md");
                continue;
            }

            if (int.Parse(name.Groups[1].ValueSpan) != expected)
            {
                yield return new(file.Path, 1, $"the next number is {expected:0000}: numbers have no gaps and are given once");
            }

            expected++;
            if (!file.Text.StartsWith($"# {name.Groups[1].Value}: ", StringComparison.Ordinal))
            {
                yield return new(file.Path, 1, $"begin with \"# {name.Groups[1].Value}: the title\"");
            }
        }
    }

    [GeneratedRegex(@"^(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex FileName();
}
