using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>
/// What a page names exists: links, paths in code spans (<c>src/…</c>, <c>./build</c>), and types in code spans. Names of other systems' types
/// stand in eng/foreign-names.txt. Decision records are history; only their links are followed.
/// </summary>
public sealed partial class DocumentCheck : ICheck
{
    public const string ForeignNames = "eng/foreign-names.txt";

    public string Name => "documents";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        var known = KnownNames(tree);
        foreach (var file in tree.Files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)))
        {
            var isRecord = file.Path.StartsWith("docs/decisions/", StringComparison.Ordinal);
            var fenced = false;
            var number = 0;
            foreach (var line in file.Lines)
            {
                number++;
                fenced ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
                if (fenced)
                {
                    continue;
                }

                foreach (var message in DeadLinks(tree, file, line).Concat(isRecord ? [] : DeadNames(tree, known, line)))
                {
                    yield return new(file.Path, number, message);
                }
            }
        }
    }

    private static IEnumerable<string> DeadLinks(RepositoryTree tree, RepositoryFile file, string line)
    {
        foreach (Match match in Link().Matches(line))
        {
            var target = match.Groups[1].Value;
            if (!target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !tree.Exists(Resolve(file.Path, target)))
            {
                yield return $"the link leads to {target}, which does not exist; mend or remove it";
            }
        }
    }

    private static IEnumerable<string> DeadNames(RepositoryTree tree, HashSet<string> known, string line)
    {
        foreach (Match match in CodeSpan().Matches(line))
        {
            var span = match.Groups[1].Value;
            if (RepositoryPath().Match(span) is { Success: true } path)
            {
                var name = path.Groups[1].Value.TrimEnd('.', ',');
                if (!tree.Exists(name))
                {
                    yield return $"`{name}` does not exist; name what took its place";
                }
            }
            else if (TypeName().Match(span) is { Success: true } type
                && type.Groups[1].Captures.Concat(type.Groups[2].Captures).FirstOrDefault(c => !known.Contains(c.Value)) is { } missing
                && !known.Contains(span))
            {
                yield return $"`{span}`: nothing in the code is called {missing.Value}; name what took its place, or list another system's name in {ForeignNames}";
            }
        }
    }

    /// <summary>A link's target as a path from the root.</summary>
    private static string Resolve(string page, string target)
    {
        target = target.Split('#')[0];
        if (target.Length == 0)
        {
            return page;
        }

        List<string> parts = [.. page.Split('/')[..^1]];
        foreach (var part in target.Split('/'))
        {
            switch (part)
            {
                case "." or "":
                    break;
                case ".." when parts.Count > 0:
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }

    private static HashSet<string> KnownNames(RepositoryTree tree)
    {
        HashSet<string> known = [.. tree.DataLines(ForeignNames).Select(l => l.Text), .. DependencyCheck.KnownProjects(tree)];
        // Package names and banned symbols are names of the code as well.
        string[] lists = ["Directory.Packages.props", "eng/BannedSymbols.txt"];
        foreach (var file in tree.CSharp.Concat(lists.Select(tree.Find).OfType<RepositoryFile>()))
        {
            foreach (var word in Word().EnumerateMatches(file.Text))
            {
                known.Add(file.Text.Substring(word.Index, word.Length));
            }
        }

        return known;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    // A path may be followed by a line number or by arguments; what holds a placeholder (<name>) names no file.
    [GeneratedRegex(@"^(?:\./)?((?:(?:src|tests|eng|docs|bench|samples|\.ci)/[^\s:<>]*|(?<=\./)[\w.-]+))(?::\d+|\s.*)?$")]
    private static partial Regex RepositoryPath();

    // At least two humps, so that ordinary words and commands in code spans stay out: ValueMap, ValueMap<T>, ValueMap.From, Dotnetes.Store.
    [GeneratedRegex(@"^([A-Z][a-z0-9]+[A-Z]\w*|Dotnetes)(?:<[\w, ]+>)?(?:\.([A-Z]\w*)(?:<[\w, ]+>)?(?:\(.*\))?)*$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();
}
