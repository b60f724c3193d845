using Dotnetes.Grpc;
using Dotnetes.Serialization.Collections;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <content>What is asked of etcd, and what its responses mean.</content>
internal sealed partial class EtcdWatch
{
    private Wire.WatchCreateRequest CreateRequest()
    {
        var (key, end) = EtcdCodec.Encode(_request.Range);
        var empty = _request.Range.IsEmpty;
        return new()
        {
            Key = key,

            // etcd refuses an empty interval, so a watch of nothing is one that filters everything.
            RangeEnd = empty ? default : end,
            Filters = empty ? [Wire.WatchCreateRequestFilterType.Noput, Wire.WatchCreateRequestFilterType.Nodelete] : default,
            StartRevision = _next,
            PrevKv = _request.PreviousValues,
            Fragment = true,

            // Also when the reader wants none: a quiet watch then resumes at a revision that was not compacted meanwhile.
            ProgressNotify = true,
        };
    }

    private void Created(Wire.WatchResponse response)
    {
        var revision = response.Header?.Revision ?? 0;
        if (_next == 0)
        {
            _next = revision + 1;
        }

        if (!_created.Task.IsCompleted)
        {
            CreatedRevision = revision;
            _created.TrySetResult();
        }
    }

    private GrpcException? Canceled(Wire.WatchResponse response)
    {
        if (response.CompactRevision > 0)
        {
            CreatedRevision = _created.Task.IsCompleted ? CreatedRevision : response.Header?.Revision ?? 0;
            Finish(new WatchEnd(WatchEndReason.Compacted, response.CompactRevision, StoreError.Compacted.Message()));
            _created.TrySetResult();
            return null;
        }

        var reason = response.CancelReason;
        var code = EtcdErrors.IsMemberFailure(reason) ? GrpcStatusCode.Unavailable
            : reason.Contains("permission denied", StringComparison.Ordinal) ? GrpcStatusCode.PermissionDenied
            : reason.Contains("invalid auth token", StringComparison.Ordinal) ? GrpcStatusCode.Unauthenticated
            : GrpcStatusCode.Unknown;
        return new GrpcException(code, reason.Length == 0 ? "etcd cancelled the watch" : reason);
    }

    private async ValueTask Receive(Wire.WatchResponse response)
    {
        if (response.Events.IsEmpty && !response.Fragment && _fragments is null)
        {
            await ReceiveProgress(response);
            return;
        }

        if (response.Fragment || _fragments is not null)
        {
            (_fragments ??= []).AddRange(response.Events);
            if (response.Fragment)
            {
                return;
            }
        }

        var events = _fragments is { } whole ? ValueList.Adopt(whole.ToArray()) : response.Events;
        _fragments = null;
        await Deliver(events);
    }

    /// <summary>Cuts a response into batches, one for each revision.</summary>
    private async ValueTask Deliver(ValueList<Wire.Event> events)
    {
        for (var start = 0; start < events.Count;)
        {
            var revision = events[start].Kv?.ModRevision ?? 0;
            var end = start + 1;
            while (end < events.Count && events[end].Kv?.ModRevision == revision)
            {
                end++;
            }

            if (revision >= _next)
            {
                await _batches.Writer.WriteAsync(Batch(revision, events, start, end), _ending.Token);
                _next = revision + 1;
            }

            start = end;
        }
    }

    private WatchBatch Batch(long revision, ValueList<Wire.Event> events, int start, int end)
    {
        var changes = new WatchEvent[end - start];
        for (var i = start; i < end; i++)
        {
            var previous = _request.PreviousValues && events[i].PrevKv is { } kv ? EtcdCodec.Decode(kv) : null;
            changes[i - start] = new WatchEvent(EtcdCodec.Decode(events[i].Kv!), previous);
        }

        return new WatchBatch(revision, ValueList.Adopt(changes));
    }

    private async ValueTask ReceiveProgress(Wire.WatchResponse response)
    {
        var revision = response.Header?.Revision ?? 0;
        if (revision < _next - 1)
        {
            // A member that lags behind the one that delivered the last events.
            return;
        }

        _next = revision + 1;
        var wanted = _progress.Reached(revision) || (_request.ProgressNotify && response.WatchId >= 0);
        if (wanted)
        {
            await _batches.Writer.WriteAsync(new WatchBatch(revision, default), _ending.Token);
        }
    }
}
