using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Audit;

/// <summary>Counts events that were lost, and logs why; what the events say stays out of the log.</summary>
internal sealed partial class AuditLosses(AuditMetrics metrics, ILogger logger)
{
    /// <summary>Reports events that a part of the audit log could not keep.</summary>
    /// <param name="plugin">The part: log, webhook, buffered or truncate.</param>
    /// <param name="count">How many events.</param>
    /// <param name="reason">Why.</param>
    /// <param name="exception">What was thrown; null when nothing was.</param>
    public void Report(string plugin, int count, string reason, Exception? exception = null)
    {
        metrics.Lost(plugin, count);
        Log.Lost(logger, plugin, count, reason, exception);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Error in audit plugin '{Plugin}' affecting {Count} audit events: {Reason}")]
        public static partial void Lost(ILogger logger, string plugin, int count, string reason, Exception? exception);
    }
}
