using Dotnetes.Grpc.Server;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Etcd.Messages;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Store.EtcdServer;

/// <summary>
/// The watches of one stream. Each is fed by a loop of its own; the writer lets them take turns, and a client that does not read
/// makes them wait, so that the store holds the history instead of this server.
/// </summary>
internal sealed partial class WatchSession : IAsyncDisposable
{
    /// <summary>The number of a watch that was not made, and of answers about all watches.</summary>
    private const long NoWatch = -1;

    private readonly IStore _store;
    private readonly EtcdIdentity _identity;
    private readonly GrpcResponseWriter<WatchResponse> _responses;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending;
    private readonly Lock _lock = new();
    private readonly Dictionary<long, WatchFeed> _feeds = [];
    private readonly WatchProgressRound _progress = new();
    private StoreException? _failure;
    private long _nextId;

    public WatchSession(
        IStore store, EtcdIdentity identity, GrpcResponseWriter<WatchResponse> responses, ILogger logger, CancellationToken cancellationToken)
    {
        _store = store;
        _identity = identity;
        _responses = responses;
        _logger = logger;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Serves the requests until the client ends the stream or the store closes.</summary>
    public async Task Run(IAsyncEnumerable<Etcd.Messages.WatchRequest> requests)
    {
        try
        {
            await foreach (var request in requests.WithCancellation(_ending.Token))
            {
                await Serve(request);
            }
        }
        catch (StoreException e)
        {
            throw EtcdServices.Status(e);
        }
        catch (OperationCanceledException) when (_failure is { } failure)
        {
            throw EtcdServices.Status(failure);
        }
    }

    /// <summary>Ends all watches.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        List<WatchFeed> feeds;
        lock (_lock)
        {
            feeds = [.. _feeds.Values];
            _feeds.Clear();
        }

        foreach (var feed in feeds)
        {
            await feed.DisposeAsync();
        }

        _ending.Dispose();
    }

    private async ValueTask Serve(Etcd.Messages.WatchRequest request)
    {
        if (request.CreateRequest is { } create)
        {
            await Create(create);
        }
        else if (request.CancelRequest is { } cancel)
        {
            await Cancel(cancel.WatchId);
        }
        else if (request.ProgressRequest is not null)
        {
            await RequestProgress();
        }
    }

    private async ValueTask Create(WatchCreateRequest create)
    {
        var range = EtcdCodec.Decode(create.Key.IsEmpty ? Serialization.ByteString.Adopt([0]) : create.Key, create.RangeEnd);
        if (range.IsEmpty)
        {
            await Refuse("mvcc: watcher range is empty");
            return;
        }

        if (TakeId(create.WatchId) is not { } id)
        {
            await Refuse("mvcc: duplicate watch ID provided on the WatchStream");
            return;
        }

        var watch = await _store.Watch(
            new WatchRequest(range)
            {
                StartRevision = create.StartRevision,
                PreviousValues = create.PrevKv,
                ProgressNotify = create.ProgressNotify,
            },
            _ending.Token);
        var feed = new WatchFeed(id, create, watch);
        lock (_lock)
        {
            _feeds[id] = feed;
        }

        await _responses.Write(new() { Header = _identity.Header(watch.CreatedRevision), WatchId = id, Created = true });
        feed.Running = Feed(feed);
    }

    private ValueTask Refuse(string reason) => _responses.Write(
        new() { Header = _identity.Header(0), WatchId = NoWatch, Created = true, Canceled = true, CancelReason = reason });

    /// <summary>The number that the client wants, or the next that is free; null when it is in use.</summary>
    private long? TakeId(long wanted)
    {
        lock (_lock)
        {
            if (wanted != 0)
            {
                return _feeds.ContainsKey(wanted) ? null : wanted;
            }

            while (_feeds.ContainsKey(_nextId))
            {
                _nextId++;
            }

            return _nextId++;
        }
    }

    private async ValueTask Cancel(long id)
    {
        if (await Remove(id) is { } feed)
        {
            await feed.DisposeAsync();
            var revision = await _store.CurrentRevision(_ending.Token);
            await _responses.Write(new() { Header = _identity.Header(revision), WatchId = id, Canceled = true });
        }
    }

    /// <summary>Takes a watch off the list; an answer about progress no longer waits for it.</summary>
    private async ValueTask<WatchFeed?> Remove(long id)
    {
        WatchFeed? feed;
        long? reached;
        lock (_lock)
        {
            _feeds.Remove(id, out feed);
            reached = _progress.Drop(id);
        }

        await Report(reached);
        return feed;
    }

    /// <summary>Asks every watch how far it has come; the answer follows when all have said it.</summary>
    private async ValueTask RequestProgress()
    {
        List<WatchFeed> feeds;
        long? reached;
        var now = await _store.CurrentRevision(_ending.Token);
        lock (_lock)
        {
            feeds = [.. _feeds.Values];
            if (!_progress.Begin(_feeds.Keys, now, out reached))
            {
                return;
            }
        }

        await Report(reached);
        foreach (var feed in feeds)
        {
            await feed.Watch.RequestProgress(_ending.Token);
        }
    }

    private async ValueTask Report(long? revision)
    {
        if (revision is { } reached)
        {
            await _responses.Write(new() { Header = _identity.Header(reached), WatchId = NoWatch });
        }
    }

    private async Task Feed(WatchFeed feed)
    {
        // The loop must not keep the request loop from going on when much is waiting.
        await Task.Yield();
        try
        {
            while (await feed.Watch.WaitToRead(_ending.Token))
            {
                while (feed.Take() is { } piece)
                {
                    await Send(feed, piece);
                }
            }

            await End(feed, feed.Watch.End!);
        }
        catch (OperationCanceledException)
        {
            // The stream has ended, or will in a moment.
        }
        catch (Exception e)
        {
            LogFeedFailed(e, feed.Id);
            await Fail(e as StoreException ?? new StoreException(StoreError.Unknown, StoreError.Unknown.Message(), e));
        }
    }

    private async ValueTask Send(WatchFeed feed, WatchPiece piece)
    {
        if (piece.Events.Count > 0)
        {
            await _responses.Write(new()
            {
                Header = _identity.Header(piece.Revision),
                WatchId = feed.Id,
                Events = piece.Events,
                Fragment = piece.IsFragment,
            });
            return;
        }

        if (!piece.IsProgress)
        {
            return;
        }

        if (feed.Request.ProgressNotify)
        {
            await _responses.Write(new() { Header = _identity.Header(piece.Revision), WatchId = feed.Id });
        }

        await Report(_progress.Reached(feed.Id, piece.Revision));
    }

    private async ValueTask End(WatchFeed feed, WatchEnd end)
    {
        switch (end.Reason)
        {
            case WatchEndReason.Cancelled:
                return;
            case WatchEndReason.StoreClosed:
                await Fail(new StoreException(StoreError.Stopped));
                return;
        }

        await Remove(feed.Id);
        await _responses.Write(new()
        {
            Header = _identity.Header(Math.Max(end.CompactRevision, feed.Watch.CreatedRevision)),
            WatchId = feed.Id,
            Canceled = true,
            CompactRevision = end.CompactRevision,
            CancelReason = end.CompactRevision > 0 ? StoreError.Compacted.Message() : end.Message,
        });
        await feed.Watch.DisposeAsync();
    }

    /// <summary>Ends the whole stream with an error.</summary>
    private async ValueTask Fail(StoreException failure)
    {
        _failure = failure;
        await _ending.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "feeding watch {Id} of a stream failed")]
    private partial void LogFeedFailed(Exception exception, long id);
}
