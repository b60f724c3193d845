using Dotnetes.ApiServer.Authentication.Tokens;

namespace Dotnetes.Certificates;

/// <summary>
/// The keys of service account tokens below a server's directory: <c>sa.key</c> signs; every other key of a file <c>sa*.pub</c> still verifies, so that
/// tokens of before a change of keys stay good.
/// </summary>
public static class TokenKeys
{
    /// <summary>Loads the signing key, or makes it at the first start.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file has no private key.</exception>
    public static SigningKey LoadOrCreate(string folder)
    {
        var path = SigningFile(folder);
        if (File.Exists(path))
        {
            return SigningKey.FromPem(File.ReadAllText(path));
        }

        Directory.CreateDirectory(folder);
        var key = SigningKey.Create();
        PrivateFile.Write(path, key.ToPem());
        File.WriteAllText(Path.Combine(folder, "sa.pub"), key.Public.ToPem());
        return key;
    }

    /// <summary>Makes a new signing key. The public half of the old one stays, under a name of its own, so that its tokens stay good.</summary>
    /// <returns>The file of the old key's public half.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">There is no key, or the file holds something else.</exception>
    public static string Rotate(string folder, TimeProvider time)
    {
        var path = SigningFile(folder);
        if (!File.Exists(path))
        {
            throw new System.Security.Cryptography.CryptographicException($"{path} does not exist; the server makes it at its first start");
        }

        using var old = SigningKey.FromPem(File.ReadAllText(path));
        using var next = SigningKey.Create();
        var kept = Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sa-{time.GetUtcNow():yyyyMMddHHmmss}.pub"));
        PublicFile.Write(kept, old.Public.ToPem());
        PrivateFile.Write(path, next.ToPem());
        PublicFile.Write(Path.Combine(folder, "sa.pub"), next.Public.ToPem());
        return kept;
    }

    /// <summary>The file of the key that signs.</summary>
    public static string SigningFile(string folder) => Path.Combine(folder, "sa.key");

    /// <summary>The files of the keys that only verify.</summary>
    public static IReadOnlyList<string> VerifyingFiles(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "sa*.pub").Order(StringComparer.Ordinal)] : [];
}
