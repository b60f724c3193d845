using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Informers;

/// <summary>
/// Hands changes to handlers, one at a time and in one order for all. Whoever brings something while nobody delivers becomes the one who
/// delivers, until nothing is left; so no lock is held while a handler runs, and a handler may add handlers or read the informer.
/// </summary>
internal sealed partial class InformerDelivery<T>(string name, ILogger logger)
    where T : IKubeObject<T>
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _work = [];
    private readonly List<Subscription> _subscriptions = [];
    private InformerSnapshot<T> _delivered = InformerSnapshot<T>.Empty;
    private bool _delivering;

    public IDisposable Subscribe(Action<T?, T?> handler)
    {
        var subscription = new Subscription(this, handler);
        Do(() => Begin(subscription));
        return subscription;
    }

    /// <summary>Delivers changes that lead to a snapshot, then calls <paramref name="done"/>.</summary>
    public void Deliver(InformerSnapshot<T> snapshot, IReadOnlyList<(T? Old, T? New)> changes, Action? done = null) => Do(() =>
    {
        _delivered = snapshot;
        foreach (var (old, current) in changes)
        {
            foreach (var subscription in _subscriptions)
            {
                Call(subscription, old, current);
            }
        }

        done?.Invoke();
    });

    /// <summary>Delivers everything again.</summary>
    public void Resync() => Do(() =>
    {
        foreach (var value in _delivered.List)
        {
            foreach (var subscription in _subscriptions)
            {
                Call(subscription, value, value);
            }
        }
    });

    private void Begin(Subscription subscription)
    {
        foreach (var value in _delivered.List)
        {
            Call(subscription, default, value);
        }

        _subscriptions.Add(subscription);
    }

    private void Do(Action work)
    {
        lock (_gate)
        {
            _work.Enqueue(work);
            if (_delivering)
            {
                return;
            }

            _delivering = true;
        }

        while (true)
        {
            Action next;
            lock (_gate)
            {
                if (!_work.TryDequeue(out next!))
                {
                    _delivering = false;
                    return;
                }
            }

            next();
        }
    }

    private void Call(Subscription subscription, T? old, T? current)
    {
        if (subscription.Ended)
        {
            return;
        }

        try
        {
            subscription.Handler(old, current);
        }
        catch (Exception e)
        {
            Log.HandlerFailed(logger, name, (current ?? old)!.Metadata.Namespace, (current ?? old)!.Metadata.Name, e);
        }
    }

    private sealed class Subscription(InformerDelivery<T> owner, Action<T?, T?> handler) : IDisposable
    {
        private volatile bool _ended;

        public Action<T?, T?> Handler { get; } = handler;

        public bool Ended => _ended;

        public void Dispose()
        {
            _ended = true;
            owner.Do(() => owner._subscriptions.Remove(this));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "informer of {Informer}: a handler failed for {Namespace}/{Name}")]
        public static partial void HandlerFailed(ILogger logger, string informer, string @namespace, string name, Exception exception);
    }
}
