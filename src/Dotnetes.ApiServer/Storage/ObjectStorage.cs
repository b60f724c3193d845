using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Store;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Storage;

/// <summary>
/// The objects of one resource in the store, and their cache. All versions of a kind share one. Writes are handed to the cache as objects, so what was
/// just encoded is not decoded again when the store reports it.
/// </summary>
internal sealed class ObjectStorage
{
    private const int MaxSamples = 1000;
    private static readonly TimeSpan LeaseShare = TimeSpan.FromMinutes(1);

    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly ObjectCodec _codec;
    private readonly ResourceEncryption? _encryption;
    private readonly StoreMetrics _metrics;

    // What was written, by the array that the store keeps; entries go when the cache takes them, or with the array.
    private readonly ConditionalWeakTable<byte[], CachedObject> _written = [];

    private double _averageBytes;
    private int _samples;
    private volatile SharedLease _lease = new(0, 0);

    public ObjectStorage(IStore store, string prefix, ObjectCodec codec, ResourceEncryption? encryption, StoreMetrics metrics, TimeProvider time, ILogger logger)
    {
        _store = store;
        _codec = codec;
        _encryption = encryption;
        _metrics = metrics;
        _time = time;
        Prefix = prefix;
        Snapshots = new SnapshotShelf(time);
        Cache = new ResourceCache(this, store, time, logger);
    }

    /// <summary>What the store's keys start with, such as <c>/registry/pods/</c>.</summary>
    public string Prefix { get; }

    /// <summary>The apiVersion in which objects are stored.</summary>
    public string ApiVersion => _codec.ApiVersion;

    /// <summary>The cache.</summary>
    public ResourceCache Cache { get; }

    /// <summary>The states that clients page through.</summary>
    public SnapshotShelf Snapshots { get; }

    /// <summary>The average size of what the cache took lately; zero before it took anything.</summary>
    public long AverageBytes => (long)Volatile.Read(ref _averageBytes);

    /// <summary>An object in the version in which it is stored.</summary>
    public IKubeObject Convert(IKubeObject value) => _codec.Convert(value);

    /// <summary>A lease for an object that lives for a time; neighbouring writes share one.</summary>
    public async ValueTask<long> LeaseFor(TimeSpan life, CancellationToken cancellationToken)
    {
        var now = _time.GetTimestamp();
        if (_lease.Id != 0 && _time.GetElapsedTime(_lease.At, now) < LeaseShare)
        {
            return _lease.Id;
        }

        var granted = await _store.GrantLease(life + LeaseShare, 0, cancellationToken);
        _lease = new(granted.Id, now);
        return granted.Id;
    }

    /// <summary>The key of an object below the prefix.</summary>
    public static string KeyOf(string ns, string name) => ns.Length == 0 ? name : $"{ns}/{name}";

    /// <summary>The object as the store has it now, or null.</summary>
    public async ValueTask<CachedObject?> Get(string key, CancellationToken cancellationToken)
    {
        var result = await _metrics.Measure("get", _metrics.Begin(), _store.Get(Prefix + key, 0, cancellationToken));
        return await ResolveOrNull(result.Item, cancellationToken);
    }

    /// <summary>
    /// Whether the store has an object in a form in which it would not be written now, by an old key, so that writing it again changes something even when the object stays the same.
    /// </summary>
    public async ValueTask<bool> IsStale(CachedObject current, CancellationToken cancellationToken)
    {
        if (_encryption is null)
        {
            return false;
        }

        var key = Prefix + current.Key;
        var result = await _metrics.Measure("get", _metrics.Begin(), _store.Get(key, 0, cancellationToken));
        if (result.Item is not { } item || item.ModRevision != current.Revision)
        {
            return false;
        }

        await _encryption.Prepare(key, item.Value, cancellationToken);
        return _encryption.Decrypt(key, item.Value).IsStale;
    }

    /// <summary>Stores an object whose key must be free.</summary>
    public ValueTask<WriteOutcome> Create(string key, IKubeObject value, long lease, CancellationToken cancellationToken) =>
        Write(key, value, 0, lease, cancellationToken);

    /// <summary>Replaces an object that was last written at <paramref name="expected"/>.</summary>
    public ValueTask<WriteOutcome> Update(string key, IKubeObject value, long expected, long lease, CancellationToken cancellationToken) =>
        Write(key, value, expected, lease, cancellationToken);

    /// <summary>Deletes an object that was last written at <paramref name="expected"/>; answers with its last state at the revision of the deletion.</summary>
    public async ValueTask<WriteOutcome> Delete(CachedObject current, long expected, CancellationToken cancellationToken)
    {
        var result = await _metrics.Measure("delete", _metrics.Begin(), _store.Delete(Prefix + current.Key, expected, cancellationToken));
        if (!result.Succeeded)
        {
            return new(false, await ResolveOrNull(result.Item, cancellationToken));
        }

        Cache.CatchUp();
        return new(true, current.At(result.Revision));
    }

    /// <summary>The objects of a range at an old revision, read from the store.</summary>
    public async ValueTask<(IReadOnlyList<CachedObject> Items, long Count)> ReadAt(string keyPrefix, string from, long limit, long revision, CancellationToken cancellationToken)
    {
        var range = KeyRange.Prefix(Prefix + keyPrefix);
        if (from.Length > 0)
        {
            range = range with { From = Prefix + from };
        }

        var result = await _metrics.Measure("list", _metrics.Begin(), _store.Range(new RangeRequest(range) { Revision = revision, Limit = limit }, cancellationToken));
        await Prepare(result.Items, cancellationToken);
        var items = new List<CachedObject>(result.Items.Count);
        foreach (var item in result.Items)
        {
            items.Add(Resolve(item));
        }

        return (items, result.Count);
    }

    /// <summary>Whether records may have to be prepared before they can be read.</summary>
    public bool NeedsPreparation => _encryption is not null;

    /// <summary>Gets what is needed to decrypt records, so that <see cref="Resolve"/> and <see cref="Take"/> need not wait.</summary>
    /// <exception cref="ApiException">500: it cannot be had.</exception>
    public ValueTask Prepare(IReadOnlyList<KeyValue> items, CancellationToken cancellationToken) => _encryption is null ? default : PrepareAll(items, cancellationToken);

    /// <summary>As <see cref="Prepare(IReadOnlyList{KeyValue}, CancellationToken)"/>, for the records of a batch of the store's watch.</summary>
    public ValueTask Prepare(WatchBatch batch, CancellationToken cancellationToken) =>
        _encryption is null ? default : PrepareAll([.. batch.Events.Where(e => e.Type != WatchEventType.Delete).Select(e => e.Item)], cancellationToken);

    /// <summary>The object of a record: the cached one when it is the same version, otherwise decoded.</summary>
    public CachedObject Resolve(KeyValue item)
    {
        var key = item.Key.ToString()[Prefix.Length..];
        if (Cache.Peek(key) is { } cached && cached.Revision == item.ModRevision)
        {
            return cached;
        }

        if (MemoryMarshal.TryGetArray(item.Value, out var segment) && segment.Array is { } array && _written.TryGetValue(array, out var written))
        {
            return written.Seal(item.ModRevision);
        }

        return new CachedObject(key, _codec.Decode(Plain(item).Span), item.ModRevision);
    }

    /// <summary>As <see cref="Resolve"/>, for the cache, which keeps the object from then on.</summary>
    public CachedObject Take(KeyValue item)
    {
        // The newer ones count more.
        _samples = Math.Min(_samples + 1, MaxSamples);
        _averageBytes += (item.Value.Length - _averageBytes) / _samples;
        var value = Resolve(item);
        if (MemoryMarshal.TryGetArray(item.Value, out var segment) && segment.Array is { } array)
        {
            _written.Remove(array);
        }

        return value;
    }

    private async ValueTask<WriteOutcome> Write(string key, IKubeObject value, long expected, long lease, CancellationToken cancellationToken)
    {
        var bytes = _codec.Encode(value);
        bytes = _encryption?.Encrypt(Prefix + key, bytes) ?? bytes;
        var written = new CachedObject(key, value);
        _written.Add(bytes, written);
        var result = await _metrics.Measure(expected == 0 ? "create" : "update", _metrics.Begin(), _store.Update(Prefix + key, bytes, expected, lease, cancellationToken));
        if (result.Succeeded)
        {
            var made = written.Seal(result.Revision);
            Cache.CatchUp();
            return new(true, made);
        }

        _written.Remove(bytes);
        return new(false, await ResolveOrNull(result.Item, cancellationToken));
    }

    private async ValueTask<CachedObject?> ResolveOrNull(KeyValue? item, CancellationToken cancellationToken)
    {
        if (item is null)
        {
            return null;
        }

        if (_encryption is not null)
        {
            await PrepareAll([item], cancellationToken);
        }

        return Resolve(item);
    }

    private async ValueTask PrepareAll(IReadOnlyList<KeyValue> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await _encryption!.Prepare(item.Key.ToString(), item.Value, cancellationToken);
        }
    }

    private ReadOnlyMemory<byte> Plain(KeyValue item) =>
        _encryption is not null ? _encryption.Decrypt(item.Key.ToString(), item.Value).Plain
        : IdentityProvider.IsEncrypted(item.Value.Span) ? throw ResourceEncryption.Refusal(item.Key.ToString(), IdentityProvider.Refusal)
        : item.Value;

    private sealed record SharedLease(long Id, long At);
}
