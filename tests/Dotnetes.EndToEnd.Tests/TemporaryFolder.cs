namespace Dotnetes.EndToEnd.Tests;

/// <summary>A folder that is gone when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where the folder is. Short, because paths of unix sockets are limited to about a hundred characters.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("dn-").FullName;

    /// <summary>The path of something in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
