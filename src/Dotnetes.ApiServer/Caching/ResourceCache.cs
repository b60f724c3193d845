using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Storage;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Store;
using Microsoft.Extensions.Logging;
using WatchEventType = Dotnetes.Client.WatchEventType;

namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// The watch cache of one resource: all objects as a persistent tree that follows the store's watch, and the recent changes. Reads take
/// a snapshot and never wait for each other; many watchers are fed from one watch of the store.
/// </summary>
internal sealed partial class ResourceCache(ObjectStorage storage, IStore store, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly int _prefixLength = storage.Prefix.Length;
    private readonly EventWindow _window = new(time);
    private readonly WatcherIndex _watchers = new();
    private readonly List<(long Revision, TaskCompletionSource Reached)> _waiters = [];
    private volatile TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CacheSnapshot _snapshot = new(ObjectTree.Empty, 0);
    private IStoreWatch? _watch;
    private bool _started;
    private bool _ended;
    private long _events;

    /// <summary>The newest state.</summary>
    public CacheSnapshot Snapshot => _snapshot;

    /// <summary>How many watches run.</summary>
    public long EventCount => Interlocked.Read(ref _events);

    /// <summary>How many watchers there are.</summary>
    public int WatcherCount
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Count;
            }
        }
    }

    /// <summary>The object as the cache has it, or null. May be older than the store.</summary>
    public CachedObject? Peek(string key) => _snapshot.Tree.Find(key);

    /// <summary>Gives a cached object in the version of a definition.</summary>
    public Func<CachedObject, CachedObject> ViewFor(ResourceDefinition definition) => definition.Info.ApiVersion == storage.ApiVersion
        ? static item => item
        : item => item.ConvertedTo(definition.Info.ApiVersion, value => definition.FromStorage(value));

    /// <summary>Starts to follow the store, if that has not happened yet, and waits for the first state.</summary>
    public Task Ready(CancellationToken stopping)
    {
        if (_ready.Task.IsCompleted)
        {
            return _ready.Task;
        }

        var start = false;
        lock (_gate)
        {
            start = !_started;
            _started = true;
            _stopping = start ? stopping : _stopping;
        }

        if (start)
        {
            _ = Follow(stopping);
        }

        return _ready.Task;
    }

    /// <summary>As <see cref="Ready"/>, for requests that concern one object: they go on without the state where another object cannot be read.</summary>
    public async ValueTask Started(CancellationToken stopping)
    {
        var ready = Ready(stopping);
        if (ready.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await ready;
        }
        catch (ApiException)
        {
            // Whoever asks for that object, or for all, is told.
        }
    }

    /// <summary>
    /// A state that holds every write that was acknowledged before the call.
    /// </summary>
    public async ValueTask<CacheSnapshot> Consistent(CancellationToken cancellationToken)
    {
        // A read of any key tells the revision, and in etcd it is linearizable, which its status is not.
        var read = await store.Get(storage.Prefix, 0, cancellationToken);
        var snapshot = _snapshot;
        if (snapshot.Revision >= read.Revision)
        {
            return snapshot;
        }

        return await WaitFor(read.Revision, cancellationToken);
    }

    /// <summary>A state not older than a revision.</summary>
    /// <exception cref="ApiException">504: the revision was not reached in time.</exception>
    public async ValueTask<CacheSnapshot> WaitFor(long revision, CancellationToken cancellationToken)
    {
        if (_snapshot.Revision >= revision)
        {
            return _snapshot;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_snapshot.Revision >= revision)
            {
                return _snapshot;
            }

            _waiters.Add((revision, reached));
        }

        try
        {
            if (_watch is { } watch && !await watch.RequestProgress(cancellationToken))
            {
                return await ReadStore(cancellationToken);
            }

            if (!await CancellableWait.For(reached.Task, TimeSpan.FromSeconds(3), time, cancellationToken))
            {
                throw ApiErrors.TooLargeResourceVersion(revision, _snapshot.Revision);
            }
        }
        finally
        {
            lock (_gate)
            {
                _waiters.RemoveAll(w => ReferenceEquals(w.Reached, reached));
            }
        }

        return _snapshot.Revision >= revision ? _snapshot : await ReadStore(cancellationToken);
    }

    /// <summary>Starts a watch of the changes after a revision; null when they were forgotten already.</summary>
    public WatchSubscription? Watch(ObjectFilter filter, long afterRevision)
    {
        var view = ViewFor(filter.Definition);
        lock (_gate)
        {
            if (afterRevision < _window.ForgottenRevision)
            {
                return null;
            }

            var initial = new Queue<WatchItem>();
            foreach (var change in _window.After(afterRevision))
            {
                if (WatchSubscription.Translate(filter, change, view) is { } item)
                {
                    initial.Enqueue(item);
                }
            }

            return Subscribe(filter, initial, afterRevision);
        }
    }

    /// <summary>Starts a watch with the present objects as additions, and all changes after them.</summary>
    /// <param name="filter">What to watch.</param>
    /// <param name="markEnd">Whether a bookmark tells where the present objects end.</param>
    public WatchSubscription WatchFromNow(ObjectFilter filter, bool markEnd)
    {
        var view = ViewFor(filter.Definition);
        lock (_gate)
        {
            var snapshot = _snapshot;
            var initial = new Queue<WatchItem>();
            foreach (var item in snapshot.Select(filter, view))
            {
                initial.Enqueue(new(WatchEventType.Added, item, item.Revision));
            }

            if (markEnd)
            {
                initial.Enqueue(new(WatchEventType.Bookmark, null, snapshot.Revision) { EndsInitialEvents = true });
            }

            return Subscribe(filter, initial, 0);
        }
    }

    /// <summary>The oldest revision that a watch may start from.</summary>
    public long ForgottenRevision
    {
        get
        {
            lock (_gate)
            {
                return _window.ForgottenRevision;
            }
        }
    }

    /// <summary>Forgets a watch.</summary>
    public void Remove(WatchSubscription watcher)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
        }
    }

    private WatchSubscription Subscribe(ObjectFilter filter, Queue<WatchItem> initial, long revision)
    {
        var watcher = new WatchSubscription(this, filter, initial, revision, time);
        if (_ended)
        {
            // Nobody feeds it any more, and it must not look as if nothing happened.
            watcher.Complete();
            return watcher;
        }

        _watchers.Add(watcher);
        return watcher;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cache of {Prefix} lost the store's watch and starts anew")]
        public static partial void Restarting(ILogger logger, string prefix, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The value of {Key} cannot be decoded and is left out")]
        public static partial void Damaged(ILogger logger, string key, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "The history of {Prefix} cannot be read; watches of old revisions are refused")]
        public static partial void NotRecalled(ILogger logger, string prefix, Exception exception);
    }
}
