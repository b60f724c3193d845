using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store;

/// <summary>
/// A store that keeps everything in memory and loses it when it is disposed. It does no I/O, starts no threads, and every call completes
/// before it returns; so it runs in simulations on one thread.
/// </summary>
public sealed class MemoryStore : MvccStore
{
    /// <summary>An empty store.</summary>
    /// <param name="options">The limits; null means the defaults.</param>
    /// <param name="time">The clock of leases and of the history window; null means the system's.</param>
    /// <param name="random">Where lease numbers come from; null means a fixed seed.</param>
    public MemoryStore(StoreOptions? options = null, TimeProvider? time = null, Random? random = null)
        : this(options ?? new StoreOptions(), time ?? TimeProvider.System, random ?? new Random(1), null)
    {
    }

    private MemoryStore(StoreOptions options, TimeProvider time, Random random, WorkingState? state)
        : base(options, time, random, state ?? new WorkingState(options, time))
    {
    }

    private protected override ulong StoreId => 0;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            Stopped ??= new StoreException(StoreError.Stopped);
            StopTimers();
        }

        Hub.Dispose();
        return default;
    }

    private protected override CommitGroup? Commit(in StoreChange change, out bool callerWrites)
    {
        callerWrites = false;
        Hub.Publish(Working.Seal());
        return null;
    }

    private protected override CommitGroup? Pending() => null;

    private protected override StoreStatus StatusOf(StoreState state) =>
        new(state.Revision, state.CompactRevision, state.LiveBytes + state.HistoryBytes, state.LiveBytes, 0, false, ProductVersion);
}
