using System.Security.Cryptography;

namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>No two files say the same. Project files may: an ordinary one has nothing of its own to say.</summary>
public sealed class DuplicateCheck : ICheck
{
    public string Name => "duplicates";

    public IEnumerable<Finding> Run(RepositoryTree tree) => tree.Files
        .Where(f => f.Bytes.Length > 0 && !f.Path.EndsWith(".csproj", StringComparison.Ordinal))
        .GroupBy(f => Convert.ToHexString(SHA256.HashData(f.Bytes)))
        .SelectMany(g => g.Skip(1).Select(f => new Finding(f.Path, 1, $"the same content as {g.First().Path}; keep one")));
}
