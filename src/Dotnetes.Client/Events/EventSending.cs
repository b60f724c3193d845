using Dotnetes.Api.Meta.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Events;

/// <summary>Sends events and tries again while the server cannot be reached.</summary>
internal sealed partial class EventSending(EventRecorderOptions options, TimeProvider time, Random random, ILogger logger)
{
    /// <summary>Does <paramref name="send"/> until it succeeds or the server refuses it for good; null then.</summary>
    public async Task<T?> Try<T>(Func<CancellationToken, ValueTask<T>> send, CancellationToken cancellationToken)
        where T : class
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await send(cancellationToken);
            }
            catch (KubeApiException e) when (e.Code is not (429 or >= 500))
            {
                if (e.IsNamespaceTerminating)
                {
                    // The last events of what is deleted with its namespace, as ever.
                    Log.TooLate(logger, e.Message);
                }
                else if (!e.IsAlreadyExists)
                {
                    Log.Refused(logger, e.Message);
                }

                return null;
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                if (tries >= options.MaxTries)
                {
                    Log.GaveUp(logger, tries, e.Message);
                    return null;
                }
            }

            await Task.Delay(options.RetryPeriod * (tries == 1 ? random.NextDouble() : 1), time, cancellationToken);
        }
    }

    /// <summary>Whether the error means that the event to be patched is gone.</summary>
    public static bool IsGone(KubeApiException e) => e.IsNotFound || e.Reason == StatusReason.Gone;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "an event was refused and is dropped: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "an event is dropped after {Tries} tries: {Reason}")]
        public static partial void GaveUp(ILogger logger, int tries, string reason);

        [LoggerMessage(3, LogLevel.Debug, "an event is dropped with its namespace: {Reason}")]
        public static partial void TooLate(ILogger logger, string reason);
    }
}
