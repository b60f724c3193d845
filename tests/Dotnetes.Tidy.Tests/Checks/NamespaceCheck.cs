namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>A namespace is the project's name and the folders below it.</summary>
public sealed class NamespaceCheck : ICheck
{
    public string Name => "namespaces";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(f => f.Project is not null))
        {
            var expected = string.Join('.', file.Path.Split('/')[1..^1]);
            foreach (var space in Declarations.Namespaces(file).Where(n => n.Name.ToString() != expected))
            {
                yield return new(file.Path, RepositoryFile.LineOf(space), $"the namespace is {space.Name}, but its folder says {expected}");
            }
        }
    }
}
