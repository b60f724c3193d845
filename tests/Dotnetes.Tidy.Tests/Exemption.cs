using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests;

/// <summary>A line of eng/tidy-exemptions.txt: <c>rule path[#member] reason</c>; the path may contain <c>*</c> and <c>**</c>.</summary>
public sealed record Exemption(int Line, string Rule, string Place, string Reason)
{
    /// <summary>Where exemptions stand.</summary>
    public const string FileName = "eng/tidy-exemptions.txt";

    private readonly Regex _path = RepositoryTree.PathPattern(Place.Split('#')[0]);
    private readonly string? _member = Place.Contains('#', StringComparison.Ordinal) ? Place.Split('#')[1] : null;

    /// <summary>Whether the exemption lets a finding pass.</summary>
    public bool Covers(Finding finding) => _path.IsMatch(finding.Path) && (_member is null || _member == finding.Member);

    /// <summary>Reads all exemptions of a tree.</summary>
    /// <exception cref="FormatException">A line has no reason.</exception>
    public static List<Exemption> Read(RepositoryTree tree)
    {
        List<Exemption> exemptions = [];
        foreach (var (line, text) in tree.DataLines(FileName))
        {
            var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length < 3)
            {
                throw new FormatException($"{FileName}:{line}: expected \"rule path[#member] reason\"");
            }

            exemptions.Add(new(line, parts[0], parts[1], parts[2]));
        }

        return exemptions;
    }
}
