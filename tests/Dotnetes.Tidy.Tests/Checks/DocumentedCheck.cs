using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>
/// What other assemblies can see is documented. An override may go without, for it does what its base says. In the API project every type
/// is documented, and the members of the files that eng/documented-fields.txt lists.
/// </summary>
public sealed class DocumentedCheck : ICheck
{
    public const string FieldsFile = "eng/documented-fields.txt";

    private const string Api = "src/Dotnetes.Api/";

    public string Name => "documented";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var (line, text) in tree.DataLines(FieldsFile).Where(l => !tree.Exists(Api + l.Text)))
        {
            yield return new(FieldsFile, line, $"no file of {Api} is called {text}");
        }

        var patterns = tree.DataLines(FieldsFile).Select(l => RepositoryTree.PathPattern(Api + l.Text)).ToList();
        foreach (var project in tree.Product.GroupBy(f => f.Project))
        {
            var types = project.SelectMany(f => Types(f).Select(t => (File: f, t.Type, t.FullName))).ToList();
            var documented = types.Where(t => Declarations.IsDocumented(t.Type)).Select(t => t.FullName).ToHashSet();
            foreach (var (file, type, fullName) in types)
            {
                var membersToo = !file.Path.StartsWith(Api, StringComparison.Ordinal) || patterns.Any(p => p.IsMatch(file.Path));
                if (documented.Add(fullName))
                {
                    yield return Missing(file, type);
                }

                foreach (var member in membersToo ? UndocumentedMembers(type) : [])
                {
                    yield return Missing(file, member);
                }
            }
        }
    }

    private static Finding Missing(RepositoryFile file, MemberDeclarationSyntax member)
    {
        var name = Declarations.MemberName(member);
        return new(file.Path, RepositoryFile.LineOf(member), $"{name} is visible from outside and has no documentation comment (///)", name);
    }

    /// <summary>The visible types of a file, nested ones after their containers.</summary>
    private static IEnumerable<(MemberDeclarationSyntax Type, string FullName)> Types(RepositoryFile file)
    {
        var space = Declarations.Namespaces(file).FirstOrDefault()?.Name.ToString();
        return Declarations.TopLevelTypes(file).Where(Declarations.IsPublic).SelectMany(t => Nested(t, $"{space}."));

        static IEnumerable<(MemberDeclarationSyntax, string)> Nested(MemberDeclarationSyntax type, string prefix)
        {
            var fullName = prefix + Declarations.NameOf(type) + (type as TypeDeclarationSyntax)?.TypeParameterList;
            IEnumerable<(MemberDeclarationSyntax, string)> self = [(type, fullName)];
            return type is TypeDeclarationSyntax container
                ? self.Concat(container.Members.Where(IsType).Where(Declarations.IsVisible).SelectMany(m => Nested(m, fullName + ".")))
                : self;
        }
    }

    // The block of extension members is a type without a name to the parser; its members are asked for, itself not.
    private static bool IsType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax { Identifier.ValueText: not "" } or DelegateDeclarationSyntax;

    private static IEnumerable<MemberDeclarationSyntax> UndocumentedMembers(MemberDeclarationSyntax type)
    {
        IEnumerable<MemberDeclarationSyntax> members = type switch
        {
            EnumDeclarationSyntax e => e.Members,
            TypeDeclarationSyntax t => t.Members.SelectMany(m => m is TypeDeclarationSyntax { Identifier.ValueText: "" } block ? block.Members : (IEnumerable<MemberDeclarationSyntax>)[m]),
            _ => [],
        };
        return members.Where(m => !IsType(m) && Declarations.IsVisible(m) && !m.Modifiers.Any(SyntaxKind.OverrideKeyword) && !Declarations.IsDocumented(m));
    }
}
