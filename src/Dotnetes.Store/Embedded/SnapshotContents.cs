using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>A snapshot in memory.</summary>
internal sealed class SnapshotContents(SnapshotHeader header)
{
    private KvTree _records;

    public SnapshotHeader Header { get; } = header;

    public KvTree Records => _records;

    /// <summary>Leases and their times to live in seconds.</summary>
    public List<KeyValuePair<long, long>> Leases { get; } = [];

    /// <summary>Bytes of keys and values.</summary>
    public long LiveBytes { get; private set; }

    public void Add(KeyValue item, long edit)
    {
        _records.Put(item, edit);
        LiveBytes += item.Key.Length + item.Value.Length;
    }
}
