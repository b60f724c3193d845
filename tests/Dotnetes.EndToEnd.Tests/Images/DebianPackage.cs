namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>Files of Debian packages, without installing them.</summary>
public static class DebianPackage
{
    /// <summary>The programs that <see cref="Read"/> needs when the package is not installed.</summary>
    public static readonly string[] Programs = ["apt-get", "dpkg", "dpkg-query"];

    /// <summary>Reads one file of a package: from this machine if the package is installed, otherwise from a download of it.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="path">The file's path from the root, without a leading slash.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <exception cref="InvalidOperationException">The package cannot be downloaded.</exception>
    /// <exception cref="FileNotFoundException">The package has no such file.</exception>
    public static async Task<byte[]> Read(string package, string path, CancellationToken cancellationToken = default)
    {
        if (await IsInstalled(package, cancellationToken))
        {
            return await File.ReadAllBytesAsync("/" + path, cancellationToken);
        }

        using var folder = new TemporaryFolder();
        await ExternalProgram.Run("apt-get", ["download", "-q", package], folder.Path, cancellationToken: cancellationToken);
        var archive = Directory.GetFiles(folder.Path, "*.deb").Single();
        await ExternalProgram.Run("dpkg", ["-x", archive, folder["root"]], cancellationToken: cancellationToken);
        return await File.ReadAllBytesAsync(Path.Combine(folder["root"], path), cancellationToken);
    }

    private static async Task<bool> IsInstalled(string package, CancellationToken cancellationToken)
    {
        try
        {
            return await ExternalProgram.Run("dpkg-query", ["-W", "-f", "${db:Status-Status}", package], cancellationToken: cancellationToken) == "installed";
        }
        catch (InvalidOperationException)
        {
            // dpkg-query fails for a package that it has never heard of.
            return false;
        }
    }
}
