using Microsoft.Extensions.Logging;

namespace Dotnetes.Store;

/// <content>Messages.</content>
public sealed partial class EmbeddedStore
{
    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Opened the store in {Directory} at revision {Revision} with {Count} keys in {Elapsed}")]
        public static partial void Opened(ILogger logger, string directory, long revision, long count, TimeSpan elapsed);

        [LoggerMessage(2, LogLevel.Warning, "The store in {Directory} runs with relaxed durability: what was written last is LOST when the machine stops")]
        public static partial void RelaxedDurability(ILogger logger, string directory);

        [LoggerMessage(3, LogLevel.Warning, "{File}: cut off an incomplete last record at offset {Offset} ({Bytes} bytes); it was never acknowledged")]
        public static partial void TornTailCut(ILogger logger, string file, long offset, long bytes);

        [LoggerMessage(4, LogLevel.Error, "The disk of the store in {Directory} is full: writes are refused until there is space")]
        public static partial void DiskFull(ILogger logger, string directory);

        [LoggerMessage(5, LogLevel.Critical, "The store in {Directory} has stopped because its log could not be written")]
        public static partial void Stopped(ILogger logger, Exception exception, string directory);

        [LoggerMessage(6, LogLevel.Information, "Wrote the snapshot {File}: {Bytes} bytes, revision {Revision}")]
        public static partial void SnapshotWritten(ILogger logger, string file, long bytes, long revision);

        [LoggerMessage(7, LogLevel.Error, "The snapshot {File} could not be written; it will be tried again")]
        public static partial void SnapshotFailed(ILogger logger, Exception exception, string file);

        [LoggerMessage(8, LogLevel.Error, "The log of the store in {Directory} could not be flushed while it was closed")]
        public static partial void FlushFailed(ILogger logger, Exception exception, string directory);
    }
}
