using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The tier of a test is one that ./test runs; a misspelt one would run with the unit tests.</summary>
public sealed class TierCheck : ICheck
{
    public string Name => "tiers";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal)))
        {
            foreach (var attribute in file.Root.DescendantNodes().OfType<AttributeSyntax>().Where(a => a.Name.ToString() == "Trait"))
            {
                var arguments = attribute.ArgumentList?.Arguments.Select(a => a.ToString()).ToList() ?? [];
                if (arguments is ["\"Tier\"", not ("\"Integration\"" or "\"E2E\"")] or [not "\"Tier\"", "\"Integration\"" or "\"E2E\""])
                {
                    yield return new(file.Path, RepositoryFile.LineOf(attribute), "the tiers are [Trait(\"Tier\", \"Integration\")] and [Trait(\"Tier\", \"E2E\")]");
                }
            }
        }
    }
}
