using System.Globalization;
using Dotnetes.Store;

namespace Dotnetes.Testing.Simulations;

/// <summary>The cluster as the store's changes tell it: what invariants look at.</summary>
internal sealed class ClusterModel(TimeProvider time)
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, SortedDictionary<string, IKubeObject>> _kinds = [];

    private readonly Dictionary<Type, long> _changed = [];

    /// <summary>The last revision.</summary>
    public long Revision { get; private set; }

    /// <summary>Is told of every change, after the model has it.</summary>
    public event Action<ModelChange>? Changes;

    /// <summary>Is told of revisions that do not grow.</summary>
    public event Action<string>? Broken;

    /// <summary>All objects of a kind, by key.</summary>
    public IEnumerable<T> All<T>()
        where T : class, IKubeObject => _kinds.TryGetValue(typeof(T), out var kind) ? kind.Values.Cast<T>() : [];

    /// <summary>All objects.</summary>
    public IEnumerable<IKubeObject> Everything => _entries.Values.Where(e => e.Value is not null).Select(e => e.Value!);

    /// <summary>The uids of all objects.</summary>
    public HashSet<string> Uids() => [.. Everything.Select(o => o.Metadata.Uid)];

    /// <summary>The revision at which an object of a kind last changed; 0 for never.</summary>
    public long Changed<T>()
        where T : class, IKubeObject => _changed.GetValueOrDefault(typeof(T));

    /// <summary>The revisions of all objects of a kind, by uid.</summary>
    public Dictionary<string, long> Revisions<T>()
        where T : class, IKubeObject =>
        _kinds.TryGetValue(typeof(T), out var kind) ? kind.ToDictionary(o => o.Value.Metadata.Uid, o => _entries[o.Key].Item.ModRevision, StringComparer.Ordinal) : [];

    /// <summary>Takes a transaction over.</summary>
    public void Apply(WatchBatch batch)
    {
        if (batch.Events.IsEmpty)
        {
            return;
        }

        if (batch.Revision <= Revision)
        {
            Broken?.Invoke(string.Create(CultureInfo.InvariantCulture, $"revision {batch.Revision} came after {Revision}"));
        }

        Revision = batch.Revision;
        foreach (var change in batch.Events)
        {
            Apply(change);
        }
    }

    /// <summary>Compares with the store.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public string? Difference(ValueList<KeyValue> items)
    {
        foreach (var item in items)
        {
            if (!_entries.TryGetValue(item.Key.ToString(), out var known) || known.Item.ModRevision != item.ModRevision || !known.Item.Value.Span.SequenceEqual(item.Value.Span))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the store has {item.Key} of revision {item.ModRevision}, its watch {(known is null ? "nothing" : "revision " + known.Item.ModRevision)}");
            }
        }

        return items.Count == _entries.Count ? null : string.Create(CultureInfo.InvariantCulture, $"the store has {items.Count} keys, its watch {_entries.Count}");
    }

    private void Apply(in WatchEvent change)
    {
        var key = change.Item.Key.ToString();
        var old = _entries.GetValueOrDefault(key)?.Value;
        IKubeObject? current = null;
        if (change.Type == WatchEventType.Delete)
        {
            _entries.Remove(key);
        }
        else
        {
            current = Decode(change.Item);
            _entries[key] = new(change.Item, current);
        }

        if ((current ?? old) is { } value)
        {
            if (!_kinds.TryGetValue(value.GetType(), out var kind))
            {
                _kinds.Add(value.GetType(), kind = new(StringComparer.Ordinal));
            }

            _changed[value.GetType()] = change.Item.ModRevision;
            if (current is null)
            {
                kind.Remove(key);
            }
            else
            {
                kind[key] = current;
            }

            Changes?.Invoke(new(key, old, current, time.GetUtcNow()));
        }
    }

    private static IKubeObject? Decode(KeyValue item)
    {
        if (!item.Value.Span.StartsWith(ProtobufEnvelope.Magic))
        {
            return null;
        }

        var envelope = ProtobufEnvelope.Open(item.Value.Span);
        return KubeKinds.TryGet(envelope.ApiVersion, envelope.Kind, out var codec) && codec.HasProto ? codec.DecodeProto(envelope.Raw) as IKubeObject : null;
    }

    private sealed record Entry(KeyValue Item, IKubeObject? Value);
}
