using System.Threading.Channels;
using Dotnetes.Api.Audit.V1;
using Dotnetes.Client.Queues;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>
/// Lets requests go on at once and hands their events over in batches: when one is full, or a while after its first event. When too many events wait, further ones are lost and counted.
/// </summary>
internal sealed class BatchingSink : IAuditSink
{
    private const string Plugin = "buffered";

    private readonly IAuditSink _sink;
    private readonly AuditDelivery _delivery;
    private readonly AuditLosses _losses;
    private readonly TimeProvider _time;
    private readonly Channel<Event> _waiting;
    private readonly TokenBucket? _throttle;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _sending = [];
    private readonly Task _pump;

    public BatchingSink(IAuditSink sink, AuditDelivery delivery, AuditLosses losses, TimeProvider time)
    {
        _sink = sink;
        _delivery = delivery;
        _losses = losses;
        _time = time;
        _waiting = Channel.CreateBounded<Event>(new BoundedChannelOptions(delivery.BufferSize) { SingleReader = true });
        _throttle = delivery.Throttle ? new TokenBucket(time, delivery.ThrottleQps, delivery.ThrottleBurst) : null;
        _pump = Pump();
    }

    /// <inheritdoc/>
    public ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (!_waiting.Writer.TryWrite(events[i]))
            {
                _losses.Report(Plugin, events.Count - i, _stopping.IsCancellationRequested ? "audit backend shut down" : "audit buffer queue blocked");
                break;
            }
        }

        return new(true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _pump;
        _stopping.Dispose();
    }

    private async Task Pump()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = await Collect();
            if (batch.Count == 0)
            {
                continue;
            }

            await Wait(_throttle?.Reserve() ?? TimeSpan.Zero);
            var sent = Send(batch);
            if (!_delivery.SendsConcurrently)
            {
                await sent;
                continue;
            }

            _sending.RemoveWhere(static t => t.IsCompleted);
            _sending.Add(sent);
        }

        // A backend that stops does not wait before it tries again.
        await _sink.DisposeAsync();
        await Task.WhenAll(_sending);
    }

    private async ValueTask Wait(TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero || _stopping.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await Task.Delay(pause, _time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops does not wait.
        }
    }

    private async Task<List<Event>> Collect()
    {
        var batch = new List<Event>();
        using var limit = new CancellationTokenSource(_delivery.MaxBatchSize > 1 ? _delivery.MaxBatchWait : Timeout.InfiniteTimeSpan, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
        try
        {
            while (batch.Count < _delivery.MaxBatchSize)
            {
                if (_waiting.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }
                else if (!await _waiting.Reader.WaitToReadAsync(ends.Token))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The batch goes out as it is.
        }

        return batch;
    }

    private async Task Send(List<Event> batch)
    {
        try
        {
            await _sink.Write(batch);
        }
        catch (Exception e)
        {
            _losses.Report(Plugin, batch.Count, "the backend failed", e);
        }
    }
}
