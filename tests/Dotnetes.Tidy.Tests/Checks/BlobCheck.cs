using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The repository holds text that people write: nothing binary, large or generated, and no interface definitions of others.</summary>
public sealed partial class BlobCheck : ICheck
{
    public const int MaxBytes = 200 * 1024;

    public string Name => "blobs";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.Files)
        {
            if (Forbidden().IsMatch(file.Name))
            {
                yield return new(file.Path, 1, "this kind of file does not belong into the repository: interfaces stand in C#, built things are built");
            }
            else if (file.IsBinary)
            {
                yield return new(file.Path, 1, "a binary file: make it on the spot, or keep it as text");
            }
            else if (file.Bytes.Length > MaxBytes)
            {
                yield return new(file.Path, 1, $"{file.Bytes.Length} bytes, at most {MaxBytes}: make it on the spot, or split it");
            }
        }
    }

    [GeneratedRegex(@"\.(?:proto|pb|pb\.go|dll|exe|so|o|a|tar|gz|tgz|zip|nupkg)$|swagger|^openapi.*\.(?:json|ya?ml)$", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
