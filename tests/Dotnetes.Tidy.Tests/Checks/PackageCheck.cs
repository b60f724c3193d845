using System.Xml;
using System.Xml.Linq;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>Every package has its reason in docs/dependencies.md.</summary>
public sealed class PackageCheck : ICheck
{
    private const string Versions = "Directory.Packages.props";
    private const string Reasons = "docs/dependencies.md";

    public string Name => "packages";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        var reasons = tree.Find(Reasons)?.Text ?? "";
        foreach (var package in XDocument.Parse(tree.Find(Versions)!.Text, LoadOptions.SetLineInfo).Descendants("PackageVersion"))
        {
            var name = package.Attribute("Include")!.Value;
            if (!reasons.Contains($"`{name}`", StringComparison.Ordinal))
            {
                yield return new(Versions, ((IXmlLineInfo)package).LineNumber, $"say in {Reasons} why `{name}` is there and who may use it", name);
            }
        }
    }
}
