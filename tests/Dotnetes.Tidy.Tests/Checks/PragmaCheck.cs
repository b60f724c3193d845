using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>A warning that is switched off names the rule and the reason on the same line; regions hide code.</summary>
public sealed class PragmaCheck : ICheck
{
    public string Name => "pragmas";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(f => f.Text.Contains('#', StringComparison.Ordinal)))
        {
            foreach (var trivia in file.Root.DescendantTrivia().Where(t => t.IsDirective))
            {
                var line = file.LineOf(trivia.SpanStart);
                switch (trivia.GetStructure())
                {
                    case PragmaWarningDirectiveTriviaSyntax pragma when pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword):
                        if (pragma.ErrorCodes.Count == 0 || !pragma.ToFullString().Contains("//", StringComparison.Ordinal))
                        {
                            yield return new(file.Path, line, "write \"#pragma warning disable RULE // the reason\"");
                        }

                        break;
                    case RegionDirectiveTriviaSyntax:
                        yield return new(file.Path, line, "no regions: split the file instead");
                        break;
                }
            }
        }
    }
}
