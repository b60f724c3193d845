namespace Dotnetes.Tidy.Tests;

/// <summary>A house rule that can be checked by reading files.</summary>
public interface ICheck
{
    /// <summary>The name by which eng/tidy-exemptions.txt knows the rule.</summary>
    string Name { get; }

    /// <summary>Looks through the tree.</summary>
    IEnumerable<Finding> Run(RepositoryTree tree);
}
