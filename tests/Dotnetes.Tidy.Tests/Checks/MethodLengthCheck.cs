using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>A method fits on a screen. Local functions and lambdas count for the method around them.</summary>
public sealed class MethodLengthCheck : ICheck
{
    public const int Lines = 70;

    public string Name => "method-length";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp)
        {
            foreach (var member in file.Root.DescendantNodes(n => n is not (BlockSyntax or ArrowExpressionClauseSyntax)))
            {
                SyntaxNode? body = member switch
                {
                    BaseMethodDeclarationSyntax m => (SyntaxNode?)m.Body ?? m.ExpressionBody,
                    AccessorDeclarationSyntax a => (SyntaxNode?)a.Body ?? a.ExpressionBody,
                    PropertyDeclarationSyntax p => p.ExpressionBody,
                    IndexerDeclarationSyntax i => i.ExpressionBody,
                    _ => null,
                };
                if (body is null)
                {
                    continue;
                }

                var span = body.GetLocation().GetLineSpan();
                var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
                if (lines > Lines)
                {
                    var name = Declarations.MemberName(member);
                    yield return new(file.Path, RepositoryFile.LineOf(member), $"{name} has {lines} lines, at most {Lines}: keep the branching here and move the leaves into methods of their own", name);
                }
            }
        }
    }
}
