namespace Dotnetes.Store.Embedded;

/// <summary>
/// The file operations of the embedded store, so that tests can put a simulated disk in their place. All block. Failures are
/// <see cref="IOException"/>s (a full disk: <see cref="DiskFullException"/>) or <see cref="UnauthorizedAccessException"/>s.
/// </summary>
public interface IStoreFileSystem
{
    /// <summary>Makes a directory and its parents, if missing.</summary>
    void CreateDirectory(string path);

    /// <summary>The names of the files in a directory, without the path, in no particular order.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Opens a file for reading and writing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Whether to make it, empty; otherwise it must exist.</param>
    IStoreFile Open(string path, bool create);

    /// <summary>Renames a file, replacing one that has the new name. Durable after <see cref="FlushDirectory"/>.</summary>
    void Rename(string from, string to);

    /// <summary>Removes a file; nothing happens if there is none. Durable after <see cref="FlushDirectory"/>.</summary>
    void Delete(string path);

    /// <summary>Makes creations, renames and removals in a directory durable.</summary>
    void FlushDirectory(string path);

    /// <summary>Keeps other processes out until the result is disposed.</summary>
    /// <exception cref="StoreException">Somebody else holds the lock (<see cref="StoreError.Unavailable"/>).</exception>
    IDisposable Lock(string path);
}
