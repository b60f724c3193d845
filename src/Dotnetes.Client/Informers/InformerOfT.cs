using System.Collections.Immutable;
using Dotnetes.Client.Reconciling;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Informers;

/// <summary>A local copy of a collection, kept up by list and watch.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class Informer<T> : IInformer<T>, IInformerLoop
    where T : IKubeObject<T>
{
    // Only for those who change the snapshot; readers take it as it is.
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InformerDelivery<T> _delivery;
    private readonly Reflector<T> _reflector;
    private readonly InformerOptions _options;
    private readonly TimeProvider _time;
    private volatile InformerSnapshot<T> _snapshot = InformerSnapshot<T>.Empty;
    private volatile ImmutableDictionary<string, Func<T, IEnumerable<string>>> _indexes = ImmutableDictionary<string, Func<T, IEnumerable<string>>>.Empty;

    /// <summary>Creates an informer; <see cref="Run"/> starts it.</summary>
    /// <param name="client">Reads the collection.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads waits and watch timeouts; used from the informer's loop only.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="options">How to fetch and deliver.</param>
    /// <param name="ns">One namespace, or null for all.</param>
    /// <param name="labelSelector">A label selector for the server; empty for everything.</param>
    /// <param name="fieldSelector">A field selector for the server; empty for everything.</param>
    public Informer(
        IKubeClient client,
        TimeProvider time,
        Random random,
        ILogger logger,
        InformerOptions? options = null,
        string? ns = null,
        string labelSelector = "",
        string fieldSelector = "")
    {
        _options = options ?? new();
        _time = time;
        _delivery = new(T.Info.Plural, logger);
        _reflector = new(client, this, time, random, logger, _options, new(ns, labelSelector, fieldSelector));
    }

    /// <inheritdoc/>
    public bool HasSynced => _synced.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public Task Synced => _synced.Task;

    /// <inheritdoc/>
    public string ResourceVersion => _snapshot.ResourceVersion;

    /// <inheritdoc/>
    public T? Get(string? ns, string name) => _snapshot.Get(new(ns ?? "", name));

    /// <inheritdoc/>
    public IReadOnlyList<T> List(string? ns = null) => string.IsNullOrEmpty(ns) ? _snapshot.List : _snapshot.InNamespace(ns);

    /// <inheritdoc/>
    public IReadOnlyList<T> ByIndex(string index, string key)
    {
        if (!_indexes.ContainsKey(index))
        {
            throw new InvalidOperationException($"the informer of {T.Info.Plural} has no index \"{index}\"");
        }

        return _snapshot.ByIndex(index, key);
    }

    /// <inheritdoc/>
    /// <remarks>An index that is added later is complete when this returns, at the price of indexing everything again.</remarks>
    public void AddIndex(string index, Func<T, IEnumerable<string>> keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(index);
        lock (_gate)
        {
            _indexes = _indexes.SetItem(index, keys);
            _snapshot = InformerSnapshot<T>.Of(_snapshot.List, _snapshot.ResourceVersion, _indexes);
        }
    }

    /// <inheritdoc/>
    public IDisposable AddHandler(Action<T?, T?> onChange) => _delivery.Subscribe(onChange);

    /// <summary>Lists and watches until cancelled; then it returns without an exception. Call once.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_reflector.Run(cancellationToken), Resync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    /// <summary>Takes a whole list over and delivers what differs from before.</summary>
    internal void Replace(IEnumerable<T> objects, string resourceVersion)
    {
        InformerSnapshot<T> before, after;
        lock (_gate)
        {
            before = _snapshot;
            after = InformerSnapshot<T>.Of(Keep(before, objects), resourceVersion, _indexes);
            _snapshot = after;
        }

        var changes = new List<(T? Old, T? New)>();
        foreach (var (key, old) in before.Objects)
        {
            if (after.Get(key) is null)
            {
                changes.Add((old, default));
            }
        }

        foreach (var (key, current) in after.Objects)
        {
            AddChange(changes, before.Get(key), current);
        }

        _delivery.Deliver(after, changes, () => _synced.TrySetResult());
    }

    /// <summary>Takes one event of a watch over and delivers it.</summary>
    internal void Apply(WatchEventType type, T value)
    {
        var key = ObjectKey.Of(value);
        var version = value.Metadata.ResourceVersion;
        InformerSnapshot<T> before, after;
        lock (_gate)
        {
            before = _snapshot;
            after = type switch
            {
                WatchEventType.Bookmark => before.At(version),
                WatchEventType.Deleted => before.Without(key, version, _indexes),
                _ => before.With(value, version, _indexes),
            };
            _snapshot = after;
        }

        if (type == WatchEventType.Bookmark)
        {
            return;
        }

        var old = before.Get(key);
        var changes = new List<(T? Old, T? New)>(1);
        if (type != WatchEventType.Deleted)
        {
            AddChange(changes, old, value);
        }
        else if (old is not null)
        {
            changes.Add((value, default));
        }

        _delivery.Deliver(after, changes);
    }

    private static IEnumerable<T> Keep(InformerSnapshot<T> before, IEnumerable<T> objects)
    {
        // An object that did not change stays the same reference, so that its old copy is not kept alive beside the new one.
        foreach (var value in objects)
        {
            var old = before.Get(ObjectKey.Of(value));
            yield return old is not null && Same(old, value) ? old : value;
        }
    }

    private static bool Same(T old, T current) =>
        old.Metadata.Uid == current.Metadata.Uid && old.Metadata.ResourceVersion.Length > 0 && old.Metadata.ResourceVersion == current.Metadata.ResourceVersion;

    private static void AddChange(List<(T? Old, T? New)> changes, T? old, T current)
    {
        if (old is null)
        {
            changes.Add((default, current));
        }
        else if (old.Metadata.Uid != current.Metadata.Uid)
        {
            // Deleted and made anew while nobody watched: two different objects, whatever their name.
            changes.Add((old, default));
            changes.Add((default, current));
        }
        else if (!Same(old, current))
        {
            changes.Add((old, current));
        }
    }

    private async Task Resync(CancellationToken cancellationToken)
    {
        if (_options.Resync <= TimeSpan.Zero)
        {
            return;
        }

        while (true)
        {
            await Task.Delay(_options.Resync, _time, cancellationToken);
            _delivery.Resync();
        }
    }
}
