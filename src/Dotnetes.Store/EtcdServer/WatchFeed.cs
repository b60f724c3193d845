using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>One watch of a stream: joins small batches of the store into one response, and splits large ones if the client can join them.</summary>
internal sealed class WatchFeed(long id, WatchCreateRequest request, IStoreWatch watch) : IAsyncDisposable
{
    /// <summary>Responses are not made larger than this on purpose.</summary>
    private const int ResponseBytes = 1024 * 1024;

    /// <summary>An estimate of what an event takes beside keys and values.</summary>
    private const int EventOverhead = 64;

    private readonly Queue<WatchPiece> _pieces = new();
    private readonly bool _puts = !request.Filters.Contains(WatchCreateRequestFilterType.Noput);
    private readonly bool _deletes = !request.Filters.Contains(WatchCreateRequestFilterType.Nodelete);

    public long Id => id;

    public WatchCreateRequest Request => request;

    public IStoreWatch Watch => watch;

    /// <summary>The loop that reads the watch.</summary>
    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>The next response; null when there is nothing to send now.</summary>
    public WatchPiece? Take()
    {
        if (_pieces.Count == 0)
        {
            Collect();
        }

        return _pieces.TryDequeue(out var piece) ? piece : null;
    }

    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
        await Running;
    }

    private static int SizeOf(Event e) =>
        EventOverhead + SizeOf(e.Kv) + SizeOf(e.PrevKv);

    private static int SizeOf(Etcd.Messages.KeyValue? kv) => kv is null ? 0 : kv.Key.Length + kv.Value.Length;

    private void Collect()
    {
        var events = new List<Event>();
        long revision = 0;
        var bytes = 0;
        while (bytes < ResponseBytes && watch.TryRead(out var batch))
        {
            if (batch.IsProgress)
            {
                Queue(revision, events);
                _pieces.Enqueue(new WatchPiece(batch.Revision, default, false, true));
                return;
            }

            revision = batch.Revision;
            foreach (var change in batch.Events)
            {
                if (change.Type == WatchEventType.Put ? _puts : _deletes)
                {
                    var e = Encode(change);
                    bytes += SizeOf(e);
                    events.Add(e);
                }
            }
        }

        Queue(revision, events);
    }

    private static Event Encode(WatchEvent change) => new()
    {
        Type = (EventEventType)change.Type,
        Kv = EtcdCodec.Encode(change.Item),
        PrevKv = change.Previous is { } previous ? EtcdCodec.Encode(previous) : null,
    };

    private void Queue(long revision, List<Event> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        var start = 0;
        if (request.Fragment)
        {
            var bytes = 0;
            for (var i = 0; i < events.Count; i++)
            {
                bytes += SizeOf(events[i]);
                if (bytes > ResponseBytes && i > start)
                {
                    _pieces.Enqueue(new WatchPiece(revision, events[start..i].ToValueList(), true, false));
                    start = i;
                    bytes = SizeOf(events[i]);
                }
            }
        }

        _pieces.Enqueue(new WatchPiece(revision, events[start..].ToValueList(), false, false));
    }
}
