using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dotnetes.Tidy.Tests;

/// <summary>Questions about declarations in C# files.</summary>
public static class Declarations
{
    /// <summary>The types that a file declares outside of other types; delegates count.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(RepositoryFile file) =>
        file.Root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>The namespaces that a file declares.</summary>
    public static IEnumerable<BaseNamespaceDeclarationSyntax> Namespaces(RepositoryFile file) =>
        file.Root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>();

    /// <summary>The name of a type or delegate.</summary>
    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax t => t.Identifier.ValueText,
        DelegateDeclarationSyntax d => d.Identifier.ValueText,
        _ => throw new ArgumentException("not a type", nameof(type)),
    };

    /// <summary>Whether a type has type parameters.</summary>
    public static bool IsGeneric(MemberDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax t => t.TypeParameterList is not null,
        DelegateDeclarationSyntax d => d.TypeParameterList is not null,
        _ => false,
    };

    /// <summary>The name of any member, as an exemption would name it.</summary>
    public static string MemberName(SyntaxNode member) => member switch
    {
        BaseTypeDeclarationSyntax t => t.Identifier.ValueText,
        DelegateDeclarationSyntax d => d.Identifier.ValueText,
        MethodDeclarationSyntax m => m.Identifier.ValueText,
        ConstructorDeclarationSyntax c => c.Identifier.ValueText,
        DestructorDeclarationSyntax d => d.Identifier.ValueText,
        OperatorDeclarationSyntax o => "operator" + o.OperatorToken.ValueText,
        ConversionOperatorDeclarationSyntax o => "operator" + o.Type,
        PropertyDeclarationSyntax p => p.Identifier.ValueText,
        IndexerDeclarationSyntax => "this",
        EventDeclarationSyntax e => e.Identifier.ValueText,
        BaseFieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier.ValueText,
        EnumMemberDeclarationSyntax e => e.Identifier.ValueText,
        AccessorDeclarationSyntax a => MemberName(a.Parent!.Parent!),
        _ => member.Kind().ToString(),
    };

    public static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    /// <summary>Whether code outside of the assembly can name the member, its containing type being visible.</summary>
    public static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        EnumMemberDeclarationSyntax => true,
        { Parent: InterfaceDeclarationSyntax } => !member.Modifiers.Any(SyntaxKind.PrivateKeyword) && !member.Modifiers.Any(SyntaxKind.InternalKeyword)
            && member is not MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } and not PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null },
        _ => IsPublic(member) || (member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword)),
    };

    /// <summary>Whether a documentation comment stands above the member.</summary>
    public static bool IsDocumented(SyntaxNode member) => member.GetLeadingTrivia()
        .Any(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || t.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia));
}
