using Dotnetes.Store.Embedded;
using Dotnetes.Store.Mvcc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Store;

/// <summary>
/// A store in a directory of its own: an append-only log of checked records, snapshots, and everything that is live in memory.
/// docs/store.md describes the files. A transaction counts, for its caller and for everyone else, when it is durable. When the disk is full
/// writes are refused and everything else goes on; when a flush fails the store stops, because nobody knows then what is on the disk
/// (<see cref="Completion"/>).
/// </summary>
public sealed partial class EmbeddedStore : MvccStore
{
    private readonly EmbeddedStoreOptions _options;
    private readonly string _directory;
    private readonly ILogger _logger;
    private readonly CommitLog _log;
    private readonly IDisposable _lock;
    private readonly Queue<LogGroup> _waiting = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly TaskCompletionSource<StoreException?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _writerEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ulong _storeId;
    private LogGroup? _open;
    private LogGroup? _writing;
    private RecordWriter? _spare;
    private bool _noSpace;

    /// <summary>The changes in the groups that wait.</summary>
    private int _waitingCount;
    private bool _disposed;

    private EmbeddedStore(
        string directory,
        EmbeddedStoreOptions options,
        TimeProvider time,
        Random random,
        ILogger logger,
        RecoveredStore recovered,
        CommitLog log,
        ulong storeId,
        IDisposable fileLock)
        : base(options, time, random, recovered.Working)
    {
        _directory = directory;
        _options = options;
        _logger = logger;
        _log = log;
        _lock = fileLock;
        _storeId = storeId;
        _snapshotBytes = recovered.SnapshotBytes;
        StartLeases();
        if (options.CommitMode == CommitMode.Background && !options.ManualCommit)
        {
#pragma warning disable RS0030 // I/O edge: the thread that writes the log, unless a caller does.
            new Thread(RunWriter) { IsBackground = true, Name = "store writer" }.Start();
#pragma warning restore RS0030
        }
        else
        {
            _writerEnded.SetResult();
        }
    }

    /// <summary>Ends when the store has stopped: with null when it was disposed, otherwise with the reason.</summary>
    public Task<StoreException?> Completion => _completion.Task;

    private protected override ulong StoreId => _storeId;

    /// <summary>Opens the store in a directory, or makes a new one in an empty or missing directory. Blocks while it reads the files.</summary>
    /// <param name="directory">The directory; nobody else may use it.</param>
    /// <param name="options">The options; null means the defaults.</param>
    /// <param name="time">The clock of leases and of the history window; null means the system's.</param>
    /// <param name="random">Where lease numbers and the store's own number come from; null means the directory's name and the time.</param>
    /// <param name="logger">Where the store says what it does; null means nowhere.</param>
    /// <exception cref="StoreDamagedException">The files are damaged. Nothing was changed.</exception>
    /// <exception cref="StoreException">Another process uses the directory.</exception>
    /// <exception cref="IOException">The files cannot be read or written.</exception>
    public static EmbeddedStore Open(
        string directory,
        EmbeddedStoreOptions? options = null,
        TimeProvider? time = null,
        Random? random = null,
        ILogger? logger = null)
    {
        options ??= new();
        time ??= TimeProvider.System;
        random ??= new Random(HashCode.Combine(directory, time.GetUtcNow().Ticks, time.GetTimestamp()));
        logger ??= NullLogger.Instance;
        options.FileSystem.CreateDirectory(directory);
        var fileLock = options.FileSystem.Lock(Path.Combine(directory, StoreFiles.LockName));
        CommitLog? log = null;
        try
        {
            var started = time.GetTimestamp();
            var recovered = new Recovery(options.FileSystem, directory, options, time).Run();
            foreach (var path in recovered.Obsolete)
            {
                options.FileSystem.Delete(path);
            }

            if (recovered.CutBytes > 0)
            {
                Log.TornTailCut(logger, recovered.Segments[^1].Path, recovered.Segments[^1].Length, recovered.CutBytes);
            }

            log = OpenLog(directory, options, recovered, random, out var storeId);
            if (options.Durability == Durability.Relaxed)
            {
                Log.RelaxedDurability(logger, directory);
            }

            Log.Opened(logger, directory, recovered.Working.Revision, recovered.Working.Tree.Count, time.GetElapsedTime(started));
            return new(directory, options, time, random, logger, recovered, log, storeId, fileLock);
        }
        catch
        {
            log?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            Stopped ??= new StoreException(StoreError.Stopped);
            StopTimers();
        }

        _wake.Set();
        await _writerEnded.Task;
        await EndSnapshots();
        Abandon(new StoreException(StoreError.Stopped));
        Hub.Dispose();
        if (_options.Durability == Durability.Relaxed && !_completion.Task.IsCompleted)
        {
            FlushOnClose();
        }

        _completion.TrySetResult(null);
        _log.Dispose();
        _lock.Dispose();
        _wake.Dispose();
    }

    /// <summary>For tests: writes the groups that wait, one flush for each.</summary>
    internal void WriteWaiting()
    {
        while (TakeGroup() is { } group)
        {
            WriteGroup(group);
        }
    }

    private protected override CommitGroup? Commit(in StoreChange change, out bool callerWrites)
    {
        callerWrites = false;
        var group = _open;
        var begins = group is null;
        if (group is null)
        {
            group = new LogGroup(_spare ?? new RecordWriter());
            _spare = null;
            _open = group;
            _waiting.Enqueue(group);
        }

        LogCodec.Write(group.Records, change);
        group.Count++;
        _waitingCount++;
        if (_options.ManualCommit)
        {
            return group;
        }

        if (_options.CommitMode == CommitMode.Inline)
        {
            WriteInline();
            return group.Done.IsCompletedSuccessfully && group.Done.Result is null ? null : group;
        }

        if (group.Records.Length >= _options.GroupMaxBytes)
        {
            group.State = Working.Seal();
            _open = null;
        }

        if (begins && CallerShouldWrite())
        {
            callerWrites = _callerWrites = true;
        }
        else if (!_callerWrites)
        {
            _wake.Set();
        }

        return group;
    }

    private protected override CommitGroup? Pending() => _open ?? (_waiting.Count > 0 ? _waiting.Last() : _writing);

    private protected override StoreStatus StatusOf(StoreState state)
    {
        var size = _log.Size + Interlocked.Read(ref _snapshotBytes);
        return new(state.Revision, state.CompactRevision, size, Math.Min(size, state.LiveBytes), 0, _noSpace, ProductVersion);
    }

    private static CommitLog OpenLog(
        string directory, EmbeddedStoreOptions options, RecoveredStore recovered, Random random, out ulong storeId)
    {
        if (recovered.Segments.Count == 0)
        {
            storeId = (ulong)random.NextInt64(1, long.MaxValue);
            return CommitLog.Create(options, directory, storeId, recovered.Working.Revision, recovered.NextFrame);
        }

        storeId = recovered.Segments[0].Header.StoreId;
        return CommitLog.Continue(options, directory, recovered.Segments, recovered.NextFrame, recovered.Working.Revision);
    }

    private void FlushOnClose()
    {
        try
        {
            _log.Flush();
        }
        catch (IOException e)
        {
            Log.FlushFailed(_logger, e, _directory);
        }
    }
}
