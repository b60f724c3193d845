using Dotnetes.Store;
using Dotnetes.Store.Embedded;

namespace Dotnetes.Testing.Disks;

/// <summary>
/// A disk in memory that behaves as badly as a disk may. Until a file is flushed, any subset of the 512-byte sectors written since the last flush
/// may be lost by a crash; until a directory is flushed, any of its changes may be. Operations are counted, and at a chosen one the machine
/// stops, or the flush fails. The disk can be full.
/// </summary>
public sealed class SimulatedFileSystem : IStoreFileSystem
{
    private readonly Lock _lock = new();
    private Dictionary<string, SimulatedInode> _entries = [];
    private Dictionary<string, SimulatedInode> _durableEntries = [];
    private readonly List<Action<Dictionary<string, SimulatedInode>>> _pendingEntries = [];
    private readonly HashSet<string> _locks = [];
    private int _generation;
    private bool _stopped;

    /// <summary>The operations that could be stopped at so far.</summary>
    public int Operations { get; private set; }

    /// <summary>The operation during which the machine stops; -1 for none.</summary>
    public int StopAt { get; set; } = -1;

    /// <summary>The operation from which on flushes fail; -1 for none.</summary>
    public int FailFlushFrom { get; set; } = -1;

    /// <summary>The bytes that the disk can hold.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>The bytes that files hold.</summary>
    public long Used
    {
        get
        {
            using var scope = _lock.EnterScope();
            return _entries.Values.Sum(static inode => inode.Length);
        }
    }

    /// <summary>Where the random parts of crashes come from.</summary>
    public Random Random { get; set; } = new(1);

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string directory)
    {
        using var scope = _lock.EnterScope();
        Check();
        return _entries.Keys.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
    }

    /// <inheritdoc/>
    public IStoreFile Open(string path, bool create)
    {
        using var scope = _lock.EnterScope();
        if (create)
        {
            Step();
            if (_entries.ContainsKey(path))
            {
                throw new IOException($"{path} exists");
            }

            var made = new SimulatedInode();
            ChangeEntries(entries => entries[path] = made);
        }

        Check();
        return new SimulatedFile(this, _entries.TryGetValue(path, out var inode) ? inode : throw new FileNotFoundException(path), _generation);
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        using var scope = _lock.EnterScope();
        Step();
        var inode = _entries[from];
        ChangeEntries(entries =>
        {
            entries.Remove(from);
            entries[to] = inode;
        });
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        using var scope = _lock.EnterScope();
        Step();
        if (_entries.ContainsKey(path))
        {
            ChangeEntries(entries => entries.Remove(path));
        }
    }

    /// <inheritdoc/>
    public void FlushDirectory(string path)
    {
        using var scope = _lock.EnterScope();
        Step();
        FailIfFlushesFail();
        _pendingEntries.Clear();
        _durableEntries = new(_entries);
    }

    /// <inheritdoc/>
    public IDisposable Lock(string path)
    {
        using var scope = _lock.EnterScope();
        Check();
        return _locks.Add(path) ? new Unlock(this, path) : throw new StoreException(StoreError.Unavailable, "locked");
    }

    /// <summary>What is left when the machine starts again after it stopped just now.</summary>
    public void Crash()
    {
        // Most file systems keep a directory's changes in order, but nobody promises it.
        var inOrder = Random.Next(2) == 0;
        var kept = Random.Next(_pendingEntries.Count + 1);
        _entries = new(_durableEntries);
        for (var i = 0; i < _pendingEntries.Count; i++)
        {
            if (inOrder ? i < kept : Random.Next(2) == 0)
            {
                _pendingEntries[i](_entries);
            }
        }

        _pendingEntries.Clear();
        _durableEntries = new(_entries);
        foreach (var inode in _entries.Values)
        {
            inode.Crash(Random);
        }

        Restart();
    }

    /// <summary>The process has ended, the machine has not: nothing that was written is lost.</summary>
    public void Restart()
    {
        _locks.Clear();
        _generation++;
        _stopped = false;
        StopAt = -1;
        FailFlushFrom = -1;
        Operations = 0;
    }

    /// <summary>The bytes of the files, by name.</summary>
    public SortedDictionary<string, byte[]> Contents()
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, inode) in _entries)
        {
            contents[path] = inode.ToArray();
        }

        return contents;
    }

    /// <summary>A disk with the given files, all durable.</summary>
    public static SimulatedFileSystem With(IEnumerable<KeyValuePair<string, byte[]>> contents)
    {
        var made = new SimulatedFileSystem();
        foreach (var (path, bytes) in contents)
        {
            made._entries[path] = new SimulatedInode(bytes);
        }

        made._durableEntries = new(made._entries);
        return made;
    }

    internal long LengthOf(SimulatedInode inode, int generation)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        return inode.Length;
    }

    internal int Read(SimulatedInode inode, int generation, long offset, Span<byte> buffer)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        return inode.Read(offset, buffer);
    }

    internal void Write(SimulatedInode inode, int generation, long offset, ReadOnlySpan<byte> bytes)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        var stop = IsStep();
        var growth = Math.Max(0, offset + bytes.Length - inode.Length);
        var room = Capacity - Used;
        var full = growth > room;
        if (full)
        {
            // As much as fits is written before the disk says no.
            bytes = bytes[..(int)Math.Max(0, bytes.Length - growth + Math.Max(0, room))];
        }

        inode.Write(offset, bytes);
        if (stop)
        {
            Stop();
        }

        if (full)
        {
            throw new DiskFullException("the simulated disk is full");
        }
    }

    internal void SetLength(SimulatedInode inode, int generation, long length)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        var stop = IsStep();
        inode.SetLength(length);
        if (stop)
        {
            Stop();
        }
    }

    internal void Reserve(SimulatedInode inode, int generation, long length)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        if (length <= inode.Length)
        {
            return;
        }

        var stop = IsStep();
        var reserved = Math.Min(length, inode.Length + Math.Max(0, Capacity - Used));
        inode.SetLength(reserved);
        if (stop)
        {
            Stop();
        }

        if (reserved < length)
        {
            throw new DiskFullException("the simulated disk is full");
        }
    }

    internal void Flush(SimulatedInode inode, int generation)
    {
        using var scope = _lock.EnterScope();
        Check(generation);
        Step();
        FailIfFlushesFail();
        inode.Flush();
    }

    private void FailIfFlushesFail()
    {
        if (FailFlushFrom >= 0 && Operations > FailFlushFrom)
        {
            throw new IOException("the simulated flush has failed");
        }
    }

    private void ChangeEntries(Action<Dictionary<string, SimulatedInode>> change)
    {
        change(_entries);
        _pendingEntries.Add(change);
    }

    private void Check(int generation)
    {
        Check();
        if (generation != _generation)
        {
            throw new SimulatedCrashException();
        }
    }

    private void Check()
    {
        if (_stopped)
        {
            throw new SimulatedCrashException();
        }
    }

    /// <summary>Counts an operation that either is not done at all or done completely when the machine stops at it.</summary>
    private void Step()
    {
        if (IsStep())
        {
            Stop();
        }
    }

    private bool IsStep()
    {
        Check();
        return Operations++ == StopAt;
    }

    private void Stop()
    {
        _stopped = true;
        throw new SimulatedCrashException();
    }

    private sealed class Unlock(SimulatedFileSystem files, string path) : IDisposable
    {
        public void Dispose() => files._locks.Remove(path);
    }
}
