namespace Dotnetes.Store.Tests.Simulation;

/// <summary>Makes options of the embedded store.</summary>
internal static class EmbeddedOptions
{
    public static EmbeddedStoreOptions From(StoreOptions options) => new()
    {
        MaxRequestBytes = options.MaxRequestBytes,
        MaxTxnOps = options.MaxTxnOps,
        HistoryWindow = options.HistoryWindow,
        HistoryMaxRevisions = options.HistoryMaxRevisions,
        HistoryMaxBytes = options.HistoryMaxBytes,
        WatchBufferBatches = options.WatchBufferBatches,
        WatchBufferBytes = options.WatchBufferBytes,
        ProgressInterval = options.ProgressInterval,
        HistoryChunkSize = options.HistoryChunkSize,
    };
}
