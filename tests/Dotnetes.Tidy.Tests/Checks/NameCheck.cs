using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>No grab bags: a type or folder is named after what it does, in the field's own words.</summary>
public sealed partial class NameCheck : ICheck
{
    public string Name => "names";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.Product)
        {
            foreach (var folder in file.Path.Split('/')[1..^1].SelectMany(f => f.Split('.')).Where(f => GrabBag().IsMatch(f)))
            {
                yield return new(file.Path, 1, $"the folder {folder} could hold anything; name it after the feature");
            }

            foreach (var type in Declarations.TopLevelTypes(file).Where(t => GrabBag().IsMatch(Declarations.NameOf(t))))
            {
                var name = Declarations.NameOf(type);
                yield return new(file.Path, RepositoryFile.LineOf(type), $"the type {name} could hold anything; name it after what it does", name);
            }
        }
    }

    [GeneratedRegex(@"(?:Utils?|Utilit(?:y|ies)|Helpers?|Common|Misc|Manager\d+)$")]
    private static partial Regex GrabBag();
}
