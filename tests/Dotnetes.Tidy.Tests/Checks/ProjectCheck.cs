using System.Xml.Linq;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>
/// Projects lie in src/, tests/, bench/, samples/ or eng/, each in a folder of its name, all of them in the solution; a test project references the
/// project that it is named after.
/// </summary>
public sealed class ProjectCheck : ICheck
{
    private const string Solution = "Dotnetes.slnx";
    private const string TestSuffix = ".Tests";

    public string Name => "projects";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        var solution = tree.Find(Solution)!;
        var listed = XDocument.Parse(solution.Text).Descendants("Project").Select(p => p.Attribute("Path")!.Value.Replace('\\', '/')).ToHashSet();
        foreach (var path in listed.Where(p => tree.Find(p) is null))
        {
            yield return new(Solution, 1, $"{path} does not exist; remove it from the solution");
        }

        foreach (var file in tree.Projects)
        {
            var parts = file.Path.Split('/');
            var name = file.Name[..^".csproj".Length];
            if (parts[0] is not ("src" or "tests" or "bench" or "samples" or "eng"))
            {
                yield return new(file.Path, 1, "projects lie in src/, tests/, bench/, samples/ or eng/ only");
            }

            if (parts.Length < 2 || parts[^2] != name)
            {
                yield return new(file.Path, 1, $"a project lies in a folder of its name, so this one in {name}/");
            }

            if (!listed.Contains(file.Path))
            {
                yield return new(file.Path, 1, $"add the project to {Solution}, or nothing builds and tests it");
            }

            if (parts[0] == "tests" && name.EndsWith(TestSuffix, StringComparison.Ordinal) && !References(file, name[..^TestSuffix.Length]))
            {
                yield return new(file.Path, 1, $"a test project references the project that it is named after: src/{name[..^TestSuffix.Length]}");
            }
        }
    }

    private static bool References(RepositoryFile file, string project) => XDocument.Parse(file.Text).Descendants("ProjectReference")
        .Any(r => r.Attribute("Include")!.Value.Replace('\\', '/').EndsWith($"/{project}.csproj", StringComparison.Ordinal));
}
