namespace Dotnetes.Store;

/// <summary>The limits of a store that keeps its records itself.</summary>
public record StoreOptions
{
    /// <summary>The largest transaction, in bytes of keys, values and a little for each step. Default 1.5 MiB, as in etcd.</summary>
    public long MaxRequestBytes { get; init; } = 3 * 1024 * 1024 / 2;

    /// <summary>The largest number of conditions, and of steps in a branch, of a transaction. Default 128, as in etcd.</summary>
    public int MaxTxnOps { get; init; } = 128;

    /// <summary>
    /// How long old revisions stay readable and watchable without anyone compacting. They are given up some time later, when something is
    /// written. Default 5 minutes.
    /// </summary>
    public TimeSpan HistoryWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gives old revisions up before the window has passed when there are more than this. Default 1,000,000.</summary>
    public long HistoryMaxRevisions { get; init; } = 1_000_000;

    /// <summary>Gives old revisions up before the window has passed when their keys and values take more bytes. Default 512 MiB.</summary>
    public long HistoryMaxBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>
    /// How many batches wait in memory for the reader of a watch; a slower reader is fed from the history. Default 1024.
    /// </summary>
    public int WatchBufferBatches { get; init; } = 1024;

    /// <summary>How many bytes of keys and values wait in memory for the reader of a watch. Default 4 MiB.</summary>
    public long WatchBufferBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The time between progress batches of quiet watches that want them. Default 1 minute.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The number of revisions that history is kept and given up by.</summary>
    internal int HistoryChunkSize { get; init; } = 512;
}
