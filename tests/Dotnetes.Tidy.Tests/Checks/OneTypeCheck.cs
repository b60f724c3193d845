namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>
/// A product file has at most one public type and is named after it: <c>Foo.cs</c>, <c>Foo.Part.cs</c> for a part of a partial type,
/// <c>FooOfT.cs</c> for a generic type. A file without public types is named after one of its types. In the API project a kind's file
/// holds the types that only this kind is made of.
/// </summary>
public sealed class OneTypeCheck : ICheck
{
    private const string Api = "src/Dotnetes.Api/";

    public string Name => "one-type";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.Product)
        {
            var types = Declarations.TopLevelTypes(file).ToList();
            if (types.Count == 0)
            {
                continue;
            }

            var open = types.Where(Declarations.IsPublic).ToList();
            var candidates = open.Count > 0 ? open : types;
            var named = candidates.Where(t => IsNamedAfter(file.Stem, t)).ToList();
            if (named.Count == 0)
            {
                var names = string.Join(", ", candidates.Select(Declarations.NameOf).Distinct());
                yield return new(file.Path, RepositoryFile.LineOf(candidates[0]), $"the file is named after none of its types ({names}); rename the file or move the types");
                continue;
            }

            if (file.Path.StartsWith(Api, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var type in open.Where(t => !IsNamedAfter(file.Stem, t)))
            {
                var name = Declarations.NameOf(type);
                yield return new(file.Path, RepositoryFile.LineOf(type), $"a file has one public type: move {name} into {name}.cs", name);
            }
        }
    }

    private static bool IsNamedAfter(string stem, Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax type)
    {
        var name = Declarations.NameOf(type);
        return stem == name || (Declarations.IsGeneric(type) && stem.StartsWith(name + "Of", StringComparison.Ordinal));
    }
}
