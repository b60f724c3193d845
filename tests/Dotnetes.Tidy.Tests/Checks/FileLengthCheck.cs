namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>A file that grew long has more than one purpose.</summary>
public sealed class FileLengthCheck : ICheck
{
    public const int ProductLines = 600;
    public const int TestLines = 1000;

    public string Name => "file-length";

    public IEnumerable<Finding> Run(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp)
        {
            var limit = file.IsProduct ? ProductLines : TestLines;
            var lines = file.Text.AsSpan().Count('\n');
            if (lines > limit)
            {
                yield return new(file.Path, limit + 1, $"{lines} lines, at most {limit}: split the file by concern (X.cs, X.Part.cs, another type)");
            }
        }
    }
}
