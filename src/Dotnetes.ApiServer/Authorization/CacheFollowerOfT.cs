using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Registry;
using Dotnetes.Machinery.Selectors;
using Microsoft.Extensions.Logging;
using WatchEventType = Dotnetes.Client.WatchEventType;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>
/// Tells of all objects of a kind and of every change after, from the server's own watch cache. It starts when it is first asked whether it is ready. The calls
/// come one at a time.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="table">The resources of the moment.</param>
/// <param name="replace">Takes the whole state; called at the start, and again when changes may have been missed.</param>
/// <param name="apply">Takes one change: the object, and whether it is gone.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
/// <param name="stopping">Ends when the server stops.</param>
internal sealed partial class CacheFollower<T>(
    Func<TableSnapshot> table, Action<IReadOnlyList<T>> replace, Action<T, bool> apply, TimeProvider time, ILogger logger, CancellationToken stopping) : ICacheFollower
    where T : class, IKubeObject<T>
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WatchSubscription? _subscription;
    private List<T>? _initial;
    private int _started;

    /// <inheritdoc/>
    public Task Ready
    {
        get
        {
            if (Volatile.Read(ref _started) == 0 && Interlocked.Exchange(ref _started, 1) == 0)
            {
                _ = Follow();
            }

            return _ready.Task;
        }
    }

    /// <inheritdoc/>
    public async ValueTask CatchUp(CancellationToken cancellationToken)
    {
        await Ready;
        if (table().Find(typeof(T)) is { } endpoint)
        {
            await endpoint.Storage.Cache.Consistent(cancellationToken);
            Drain();
        }
    }

    private async Task Follow()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (table().Find(typeof(T)) is not { } endpoint)
                {
                    // The kind is not served: there are no objects of it.
                    _ready.TrySetResult();
                    return;
                }

                // The cache may be ready and still behind what was just written: whoever was granted something before this must not be refused.
                await endpoint.Storage.Cache.Ready(stopping);
                await endpoint.Storage.Cache.Consistent(stopping);
                var everything = new ObjectFilter(endpoint.Definition, "", LabelSelection.Everything, FieldSelection.Everything);
                using var subscription = endpoint.Storage.Cache.WatchFromNow(everything, markEnd: true);
                lock (_gate)
                {
                    _initial = [];
                    _subscription = subscription;
                }

                while (await subscription.WaitToRead(stopping))
                {
                    Drain();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.Restarting(logger, T.Info.Plural, e);
            }

            await Pause();
        }

        _ready.TrySetCanceled(CancellationToken.None);
    }

    private async ValueTask Pause()
    {
        try
        {
            await Task.Delay(s_retryDelay, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }

    private void Drain()
    {
        lock (_gate)
        {
            while (_subscription is { } subscription && subscription.TryRead(out var item))
            {
                Take(item);
            }
        }
    }

    private void Take(WatchItem item)
    {
        if (item.Type == WatchEventType.Bookmark)
        {
            if (_initial is { } all && item.EndsInitialEvents)
            {
                _initial = null;
                replace(all);
                _ready.TrySetResult();
            }

            return;
        }

        var value = (T)item.Object!.Value;
        if (_initial is not null)
        {
            _initial.Add(value);
        }
        else
        {
            apply(value, item.Type == WatchEventType.Deleted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "authorization lost track of the {Resource} and starts again")]
        public static partial void Restarting(ILogger logger, string resource, Exception exception);
    }
}
