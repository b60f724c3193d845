using Dotnetes.Client.Queues;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Reconciling;

/// <summary>
/// The base of controllers: sources feed keys into a rate-limited queue, workers take them and call <see cref="Reconcile"/>. A conflict or
/// a failure puts the key back with back-off; nothing that Reconcile throws ends a worker.
/// </summary>
/// <typeparam name="TKey">The key type, usually <see cref="ObjectKey"/>.</typeparam>
public abstract partial class Reconciler<TKey>
    where TKey : notnull
{
    private readonly ILogger _logger;

    /// <summary>Creates the reconciler.</summary>
    /// <param name="name">The controller's name, used in logs and metrics, such as <c>deployment</c>.</param>
    /// <param name="queue">The queue that feeds it.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="workers">How many keys may be worked on at once.</param>
    protected Reconciler(string name, IWorkQueue<TKey> queue, ILogger logger, int workers = 5)
    {
        Name = name;
        Queue = queue;
        Workers = workers;
        _logger = logger;
    }

    /// <summary>The controller's name.</summary>
    public string Name { get; }

    /// <summary>How many keys may be worked on at once.</summary>
    public int Workers { get; }

    /// <summary>The queue of keys to look at.</summary>
    protected IWorkQueue<TKey> Queue { get; }

    /// <summary>Runs the workers until cancelled.</summary>
    public virtual Task Run(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Work(cancellationToken)));

    /// <summary>
    /// Brings the cluster closer to what the object of the key wants. Must be idempotent. Throwing asks for another try with back-off; a
    /// positive result asks for another look after that time.
    /// </summary>
    protected abstract ValueTask<TimeSpan?> Reconcile(TKey key, CancellationToken cancellationToken);

    private async Task Work(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            TKey key;
            try
            {
                key = await Queue.Take(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await WorkOn(key, cancellationToken);
        }
    }

    private async Task WorkOn(TKey key, CancellationToken cancellationToken)
    {
        try
        {
            var again = await Reconcile(key, cancellationToken);
            Queue.Forget(key);
            if (again is { } delay)
            {
                Queue.AddAfter(key, delay);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Queue.Add(key);
        }
        catch (KubeApiException e) when (e.IsConflict)
        {
            // Somebody else was faster; the informer will show their change soon.
            Queue.AddRateLimited(key);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Mostly the object itself was deleted, which the informer will show soon, too.
            Log.Gone(_logger, Name, key.ToString() ?? "", e.Message);
            Queue.AddRateLimited(key);
        }
        catch (Exception e)
        {
            Log.Failed(_logger, Name, key.ToString() ?? "", e);
            Queue.AddRateLimited(key);
        }
        finally
        {
            Queue.Done(key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Controller}: reconciling {Key} failed; it will be tried again")]
        public static partial void Failed(ILogger logger, string controller, string key, Exception exception);

        [LoggerMessage(2, LogLevel.Debug, "{Controller}: what reconciling {Key} needs is gone; it will be tried again: {Reason}")]
        public static partial void Gone(ILogger logger, string controller, string key, string reason);
    }
}
