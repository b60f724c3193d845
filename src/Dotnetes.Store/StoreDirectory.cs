using Dotnetes.Store.Embedded;

namespace Dotnetes.Store;

/// <summary>What can be done with the directory of an <see cref="EmbeddedStore"/> that is not open, and with backups. All block.</summary>
public static class StoreDirectory
{
    /// <summary>Reads everything in the directory and says how far it is good. Changes nothing.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="files">The disk; null means the operating system's.</param>
    /// <exception cref="StoreException">The store is open.</exception>
    public static StoreVerification Verify(string directory, IStoreFileSystem? files = null)
    {
        files ??= new PhysicalFileSystem();
        using var fileLock = files.Lock(Path.Combine(directory, StoreFiles.LockName));
        var recovery = new Recovery(files, directory, new EmbeddedStoreOptions(), TimeProvider.System);
        StoreDamagedException? damage = null;
        long torn = 0;
        try
        {
            torn = recovery.Run().CutBytes;
        }
        catch (StoreDamagedException e)
        {
            damage = e;
        }

        var working = recovery.Working;
        return new(working.Revision, working.CompactRevision, working.Tree.Count, torn, damage);
    }

    /// <summary>
    /// Makes a new store of what a directory, possibly damaged, holds at a revision. What came after is given up, and so is the history.
    /// The old directory stays as it is.
    /// </summary>
    /// <param name="directory">The old directory.</param>
    /// <param name="toRevision">The last revision to keep; not after the one that <see cref="Verify"/> says is good.</param>
    /// <param name="target">The new directory; empty or missing.</param>
    /// <param name="random">Where the new store's number comes from.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <param name="files">The disk; null means the operating system's.</param>
    /// <exception cref="StoreDamagedException">The damage comes before the revision.</exception>
    /// <exception cref="StoreException">The store is open, or the target is not empty, or the revision was compacted or never reached.</exception>
    public static void Repair(
        string directory, long toRevision, string target, Random random, TimeProvider? time = null, IStoreFileSystem? files = null)
    {
        files ??= new PhysicalFileSystem();
        time ??= TimeProvider.System;
        using var fileLock = files.Lock(Path.Combine(directory, StoreFiles.LockName));
        var recovery = new Recovery(files, directory, new EmbeddedStoreOptions(), time) { LastRevision = toRevision };
        try
        {
            recovery.Run();
        }
        catch (StoreDamagedException) when (recovery.GoodRevision == toRevision)
        {
            // All that is wanted comes before the damage.
        }

        if (recovery.GoodRevision != toRevision)
        {
            throw new StoreException(
                recovery.GoodRevision > toRevision ? StoreError.Compacted : StoreError.FutureRevision,
                $"revision {toRevision} cannot be restored, the nearest is {recovery.GoodRevision}");
        }

        var source = SnapshotSource.Backup(recovery.Working.Seal(), NewStoreId(random), time.GetUtcNow());
        WriteStore(files, target, source);
    }

    /// <summary>Reads a backup (<see cref="IStore.Snapshot"/>) completely and says what it holds.</summary>
    /// <param name="backup">The backup; a stream that can be positioned.</param>
    /// <exception cref="StoreDamagedException">The backup is damaged or incomplete.</exception>
    public static BackupInfo Inspect(Stream backup) => InfoOf(ReadBackup(backup));

    /// <summary>Makes a store of a backup.</summary>
    /// <param name="backup">The backup; a stream that can be positioned.</param>
    /// <param name="directory">The new directory; empty or missing.</param>
    /// <param name="random">Where the new store's number comes from.</param>
    /// <param name="revisionsToSkip">
    /// Lets the restored store begin so many revisions later, so that clients that have seen later revisions than the backup's notice (their
    /// watches end as compacted) instead of waiting for revisions that mean something else.
    /// </param>
    /// <param name="files">The disk; null means the operating system's.</param>
    /// <exception cref="StoreDamagedException">The backup is damaged or incomplete. Nothing was written.</exception>
    /// <exception cref="StoreException">The directory is in use or not empty.</exception>
    public static BackupInfo Restore(
        Stream backup, string directory, Random random, long revisionsToSkip = 0, IStoreFileSystem? files = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revisionsToSkip);
        var contents = ReadBackup(backup);
        var revision = contents.Header.Revision + revisionsToSkip;
        var header = contents.Header with
        {
            StoreId = NewStoreId(random),
            Revision = revision,
            CompactRevision = revision > 1 ? revision : 0,
        };
        WriteStore(files ?? new PhysicalFileSystem(), directory, new(header, contents.Records, contents.Leases));
        return InfoOf(contents);
    }

    private static SnapshotContents ReadBackup(Stream backup)
    {
        var name = backup is FileStream file ? file.Name : "the backup";
        return SnapshotCodec.Read(new StreamFile(backup), name, mayHaveTrailer: true);
    }

    private static BackupInfo InfoOf(SnapshotContents contents) => new(
        contents.Header.Revision,
        contents.Header.Records,
        contents.Header.Leases,
        contents.LiveBytes,
        DateTimeOffset.FromUnixTimeMilliseconds(contents.Header.Created));

    private static ulong NewStoreId(Random random) => (ulong)random.NextInt64(1, long.MaxValue);

    private static void WriteStore(IStoreFileSystem files, string directory, SnapshotSource source)
    {
        const ulong FirstFrame = 1;
        files.CreateDirectory(directory);
        using var fileLock = files.Lock(Path.Combine(directory, StoreFiles.LockName));
        if (files.List(directory).Any(static name => name != StoreFiles.LockName))
        {
            throw new StoreException(StoreError.Unavailable, $"{directory} is not empty");
        }

        var header = source.Header with { FirstFrame = FirstFrame };
        var path = Path.Combine(directory, StoreFiles.SnapshotName(header.Revision));
        var temporary = path + StoreFiles.TemporarySuffix;
        using (var file = files.Open(temporary, create: true))
        {
            long length = 0;
            foreach (var chunk in SnapshotCodec.Write(source with { Header = header }))
            {
                file.Write(length, chunk.Span);
                length += chunk.Length;
            }

            file.Flush();
        }

        var options = new EmbeddedStoreOptions { FileSystem = files };
        CommitLog.Create(options, directory, header.StoreId, header.Revision, FirstFrame).Dispose();
        files.Rename(temporary, path);
        files.FlushDirectory(directory);
    }
}
