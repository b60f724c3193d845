using System.Xml;
using System.Xml.Linq;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>Product projects reference only what eng/dependencies.txt allows them: projects, packages and frameworks.</summary>
public sealed class DependencyCheck : ICheck
{
    public const string DataFile = "eng/dependencies.txt";

    /// <summary>The generator is no reference: it runs inside the compiler and nothing of it is shipped.</summary>
    private const string Generator = "Dotnetes.Api.Generators";

    private const string WebFramework = "Microsoft.AspNetCore.App";

    public string Name => "dependencies";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        var allowed = Read(tree);
        foreach (var file in tree.Projects.Where(p => p.IsProduct))
        {
            var project = file.Name[..^".csproj".Length];
            var root = XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Root!;
            if (!allowed.Projects.TryGetValue(project, out var projects))
            {
                yield return new(file.Path, 1, $"the project is not listed in {DataFile}; add a line \"{project}: what it may reference\"");
                continue;
            }

            foreach (var finding in References(file, project, root, projects, allowed))
            {
                yield return finding;
            }

            if (root.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web" && !allowed.Frameworks.Contains((WebFramework, project)))
            {
                yield return new(file.Path, 1, $"{project} may not use {WebFramework}; {DataFile} says who may");
            }
        }
    }

    private static IEnumerable<Finding> References(RepositoryFile file, string project, XElement root, HashSet<string> projects, Rules allowed)
    {
        foreach (var reference in root.Descendants("ProjectReference"))
        {
            var name = reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1].Replace(".csproj", "", StringComparison.Ordinal);
            if (name == Generator)
            {
                if (Setting(reference, "OutputItemType") != "Analyzer" || Setting(reference, "ReferenceOutputAssembly") != "false")
                {
                    yield return At(reference, $"reference {Generator} with OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\"");
                }
            }
            else if (!projects.Contains(name))
            {
                yield return At(reference, $"{project} may not reference {name}: arrows point one way, see {DataFile}");
            }
        }

        foreach (var reference in root.Descendants("FrameworkReference"))
        {
            if (!allowed.Frameworks.Contains((reference.Attribute("Include")!.Value, project)))
            {
                yield return At(reference, $"{project} may not use the framework {reference.Attribute("Include")!.Value}; {DataFile} says who may");
            }
        }

        foreach (var reference in root.Descendants("PackageReference"))
        {
            if (!allowed.Packages.Contains((reference.Attribute("Include")!.Value, project)))
            {
                yield return At(reference, $"{project} may not use the package {reference.Attribute("Include")!.Value}; a new dependency needs a line in {DataFile} and its reason in docs/dependencies.md");
            }
        }

        Finding At(XElement element, string message) => new(file.Path, ((IXmlLineInfo)element).LineNumber, message);
    }

    private static string? Setting(XElement reference, string name) => reference.Attribute(name)?.Value ?? reference.Element(name)?.Value;

    /// <summary>The projects that eng/dependencies.txt lists.</summary>
    public static IEnumerable<string> KnownProjects(RepositoryTree tree) => Read(tree).Projects.Keys;

    private static Rules Read(RepositoryTree tree)
    {
        Rules rules = new([], [], []);
        foreach (var (line, text) in tree.DataLines(DataFile))
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new FormatException($"{DataFile}:{line}: expected \"project: references\"");
            }

            var key = text[..colon].Trim();
            var values = text[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (key.Split(' '))
            {
                case ["framework", var framework]:
                    rules.Frameworks.UnionWith(values.Select(v => (framework, v)));
                    break;
                case ["package", var package]:
                    rules.Packages.UnionWith(values.Select(v => (package, v)));
                    break;
                default:
                    rules.Projects.Add(key, [.. values]);
                    break;
            }
        }

        return rules;
    }

    private sealed record Rules(Dictionary<string, HashSet<string>> Projects, HashSet<(string Framework, string Project)> Frameworks, HashSet<(string Package, string Project)> Packages);
}
