using System.Collections.Immutable;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Mvcc;

/// <summary>
/// The state that transactions are carried out on: the published one plus what is not durable yet. Not safe for concurrent use.
/// </summary>
internal sealed class WorkingState
{
    private readonly StoreOptions _options;
    private readonly TimeProvider _time;
    private readonly List<WatchEvent> _events = [];
    private KvTree _tree;
    private long _edit = StoreState.NewEdit();
    private HistoryChunk[] _chunks;
    private HistoryChunk _active;
    private long _liveBytes;
    private long _historyBytes;
    private long _lastTime;

    /// <summary>An empty store.</summary>
    public WorkingState(StoreOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        Attachments = new LeaseTable(time);
        Revision = 1;
        _active = new HistoryChunk(2, options.HistoryChunkSize, default);
        _chunks = [_active];
    }

    /// <summary>The revision of the last complete transaction.</summary>
    public long Revision { get; private set; }

    /// <summary>The first revision that can be read; 0 if none was compacted.</summary>
    public long CompactRevision { get; private set; }

    /// <summary>The leases and their times to live in seconds.</summary>
    public ImmutableSortedDictionary<long, long> Leases { get; private set; } = ImmutableSortedDictionary<long, long>.Empty;

    /// <summary>The leases' deadlines and keys.</summary>
    public LeaseTable Attachments { get; }

    /// <summary>Whether the transaction under way has written something.</summary>
    public bool HasWrites => _events.Count > 0;

    /// <summary>The records.</summary>
    public ref readonly KvTree Tree => ref _tree;

    /// <summary>Writes a key as part of the transaction under way.</summary>
    public void Put(StoreKey key, ReadOnlyMemory<byte> value, long lease)
    {
        var previous = _tree.Find(key);
        var revision = Revision + 1;
        var item = previous is null
            ? new KeyValue(key, value, revision, revision, 1, lease)
            : new KeyValue(previous.Key, value, previous.CreateRevision, revision, previous.Version + 1, lease);
        _tree.Put(item, _edit);
        _liveBytes += item.Value.Length - (previous?.Value.Length ?? -key.Length);
        Attachments.Move(key, previous?.Lease ?? 0, lease);
        _events.Add(new(item, previous));
    }

    /// <summary>Deletes a key that exists as part of the transaction under way.</summary>
    public void Delete(KeyValue item)
    {
        _tree.Remove(item.Key, _edit);
        _liveBytes -= item.Key.Length + item.Value.Length;
        Attachments.Move(item.Key, item.Lease, 0);
        _events.Add(new(new KeyValue(item.Key, default, 0, Revision + 1, 0), item));
    }

    /// <summary>Ends the transaction under way. If it wrote something it becomes the next revision and its changes are returned.</summary>
    /// <param name="at">When it was made, in milliseconds since 1970 UTC; null means now.</param>
    public TimedBatch? Finish(long? at = null)
    {
        if (_events.Count == 0)
        {
            return null;
        }

        var batch = new WatchBatch(Revision + 1, ValueList.Adopt(_events.ToArray()));
        _events.Clear();
        _lastTime = Math.Max(_lastTime, at ?? _time.GetUtcNow().ToUnixTimeMilliseconds());
        Append(batch);
        return new(batch, _lastTime);
    }

    /// <summary>Adds a lease.</summary>
    public void Grant(long id, long seconds)
    {
        Leases = Leases.SetItem(id, seconds);
        Attachments.Grant(id, seconds);
    }

    /// <summary>Removes a lease whose keys were deleted.</summary>
    public void Revoke(long id)
    {
        Leases = Leases.Remove(id);
        Attachments.Remove(id);
    }

    /// <summary>Gives up the revisions before <paramref name="revision"/>, which must not be after the present one.</summary>
    public void Compact(long revision)
    {
        CompactRevision = Math.Max(CompactRevision, revision);
        var drop = 0;
        while (drop < _chunks.Length - 1 && _chunks[drop].End <= revision)
        {
            _historyBytes -= _chunks[drop].Bytes;
            drop++;
        }

        if (drop > 0)
        {
            _chunks = _chunks[drop..];
        }
    }

    /// <summary>The revision to compact to because older changes have left the history window; null when there is nothing to give up.</summary>
    public long? DueCompaction()
    {
        var oldest = _chunks[0];
        if (oldest.End > Revision)
        {
            return null;
        }

        var tooMany = Revision - oldest.First >= _options.HistoryMaxRevisions + oldest.Batches.Length || _historyBytes > _options.HistoryMaxBytes;
        var horizon = _lastTime - (long)_options.HistoryWindow.TotalMilliseconds;
        return tooMany || oldest.Times[^1] < horizon ? oldest.End : null;
    }

    /// <summary>The state as it is, for readers.</summary>
    public StoreState Seal()
    {
        _edit = StoreState.NewEdit();
        return new()
        {
            Tree = _tree,
            Revision = Revision,
            CompactRevision = CompactRevision,
            Chunks = _chunks,
            Leases = Leases,
            LiveBytes = _liveBytes,
            HistoryBytes = _historyBytes,
        };
    }

    /// <summary>Forgets everything after <paramref name="state"/>.</summary>
    public void Reset(StoreState state)
    {
        _events.Clear();
        _tree = state.Tree;
        _edit = StoreState.NewEdit();
        Revision = state.Revision;
        CompactRevision = state.CompactRevision;
        Leases = state.Leases;
        _liveBytes = state.LiveBytes;
        _historyBytes = state.HistoryBytes;
        _chunks = state.Chunks;
        _active = _chunks[^1];
        var filled = (int)Math.Max(0, Revision + 1 - _active.First);
        Array.Clear(_active.Batches, filled, _active.Batches.Length - filled);
        _active.Bytes = 0;
        for (var i = 0; i < filled; i++)
        {
            _active.Bytes += _active.Batches[i]!.Size;
        }

        if (Attachments.Touched)
        {
            Attachments.Reset(Leases, _tree);
        }
    }

    /// <summary>Starts from records read from a snapshot; the history begins after <paramref name="revision"/>.</summary>
    public void Load(KvTree records, long revision, long compactRevision, IEnumerable<KeyValuePair<long, long>> leases, long liveBytes)
    {
        _tree = records;
        _edit = StoreState.NewEdit();
        _liveBytes = liveBytes;
        Revision = revision;
        CompactRevision = compactRevision;
        Leases = leases.ToImmutableSortedDictionary();
        _active = new HistoryChunk(revision + 1, _options.HistoryChunkSize, _tree);
        _chunks = [_active];
        _historyBytes = 0;
    }

    private void Append(WatchBatch batch)
    {
        Revision = batch.Revision;
        var slot = Revision - _active.First;
        _active.Batches[slot] = batch;
        _active.Times[slot] = _lastTime;
        _active.Bytes += batch.Size;
        _historyBytes += batch.Size;
        if (Revision + 1 == _active.End)
        {
            _active = new HistoryChunk(Revision + 1, _options.HistoryChunkSize, _tree);
            _chunks = [.. _chunks, _active];

            // The state before the chunk must not change any more.
            _edit = StoreState.NewEdit();
        }
    }
}
