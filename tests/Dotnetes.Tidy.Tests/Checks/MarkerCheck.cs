using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>Nothing is left over: an unfinished thing is an issue, not a comment.</summary>
public sealed partial class MarkerCheck : ICheck
{
    public string Name => "markers";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.Files.Where(f => !f.IsBinary))
        {
            foreach (Match match in Marker().Matches(file.Text))
            {
                yield return new(file.Path, file.LineOf(match.Index), $"left-over \"{match.Value}\"; finish it, or say it in an issue and take the mark away");
            }
        }
    }

    // Written with one-letter classes so that this file is not its own finding.
    [GeneratedRegex(@"\b(?:T[O]DO|F[I]XME|H[A]CK|X[X]X|NotImplemented[E]xception)\b")]
    private static partial Regex Marker();
}
