using Dotnetes.Store.Embedded;
using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store;

/// <content>Snapshots, which make old segments of the log superfluous.</content>
public sealed partial class EmbeddedStore
{
    /// <summary>A snapshot is flushed in portions of this size, so that the log's flushes do not wait long behind it.</summary>
    private const long FlushPortion = 8 << 20;

    private TaskCompletionSource? _snapshotEnded;
    private long _snapshotBytes;
    private long _snapshotRetryAt = long.MinValue;

    /// <summary>Starts writing a snapshot if enough of the log would become superfluous by it.</summary>
    private void SnapshotIfDue()
    {
        var state = Hub.State;
        var (firstFrame, superfluous) = _log.NotNeeded(state.BaseRevision);
        var enough = Math.Max(_options.SnapshotMinBytes, state.LiveBytes / 2);
        if (superfluous < enough || Time.GetTimestamp() < Volatile.Read(ref _snapshotRetryAt))
        {
            return;
        }

        if (_options.CommitMode == CommitMode.Inline || _options.ManualCommit)
        {
            WriteSnapshot(state, firstFrame);
            return;
        }

        if (_snapshotEnded is { Task.IsCompleted: false } running)
        {
            if (superfluous > enough * 2)
            {
                // I/O edge, in the writer's thread: the log must not grow without bound while a snapshot is written.
                running.Task.Wait();
            }

            return;
        }

        lock (Gate)
        {
            if (Stopped is not null)
            {
                return;
            }

            _snapshotEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

#pragma warning disable RS0030 // I/O edge: writing a snapshot must not hold up the log.
        new Thread(() =>
#pragma warning restore RS0030
        {
            try
            {
                WriteSnapshot(state, firstFrame);
            }
            finally
            {
                _snapshotEnded.TrySetResult();
            }
        })
        {
            IsBackground = true,
            Name = "store snapshot",
        }.Start();
    }

    private Task EndSnapshots()
    {
        lock (Gate)
        {
            return _snapshotEnded?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Writes a snapshot beside what is there, swaps it in, and removes what it makes superfluous.</summary>
    private void WriteSnapshot(StoreState state, ulong firstFrame)
    {
        var files = _options.FileSystem;
        var name = StoreFiles.SnapshotName(state.BaseRevision);
        var path = Path.Combine(_directory, name);
        var temporary = path + StoreFiles.TemporarySuffix;
        try
        {
            if (!WriteSnapshotFile(files, temporary, SnapshotSource.Base(state, _storeId, firstFrame, Time.GetUtcNow()), out var length))
            {
                files.Delete(temporary);
                return;
            }

            files.Rename(temporary, path);
            files.FlushDirectory(_directory);
            Interlocked.Exchange(ref _snapshotBytes, length);
            foreach (var other in files.List(_directory))
            {
                if (other != name && StoreFiles.NumberOf(other, StoreFiles.SnapshotSuffix) is not null)
                {
                    files.Delete(Path.Combine(_directory, other));
                }
            }

            _log.RemoveBefore(firstFrame);
            Log.SnapshotWritten(_logger, path, length, state.BaseRevision);
        }
        catch (Exception e)
        {
            // The store does not depend on this snapshot: the older one and the log are still there.
            Volatile.Write(ref _snapshotRetryAt, Time.GetTimestamp() + (Time.TimestampFrequency * 10));
            Log.SnapshotFailed(_logger, e, path);
            TryDelete(files, temporary);
        }
    }

    /// <summary>False if the store is being closed.</summary>
    private bool WriteSnapshotFile(IStoreFileSystem files, string path, SnapshotSource source, out long length)
    {
        TryDelete(files, path);
        using var file = files.Open(path, create: true);
        length = 0;
        var flushed = 0L;
        foreach (var chunk in SnapshotCodec.Write(source))
        {
            if (Volatile.Read(ref _disposed))
            {
                return false;
            }

            file.Write(length, chunk.Span);
            length += chunk.Length;
            if (length - flushed >= FlushPortion)
            {
                file.Flush();
                flushed = length;
            }
        }

        file.Flush();
        return true;
    }

    private static void TryDelete(IStoreFileSystem files, string path)
    {
        try
        {
            files.Delete(path);
        }
        catch (IOException)
        {
            // It is removed when the store is opened the next time.
        }
    }
}
