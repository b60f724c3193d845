using System.Threading.Channels;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Events;

/// <summary>
/// Writes events to the API server. The same event again within ten minutes raises the count of the first instead of making another one;
/// when the server is slow, the oldest waiting events are dropped.
/// </summary>
public sealed partial class EventRecorder : IEventSink
{
    private const int QueueLength = 1000;
    private const int MaxKnown = 4096;
    private const int Attempts = 60;
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AggregationTime = TimeSpan.FromMinutes(10);

    private readonly IKubeClient _client;
    private readonly string _nodeName;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Pending> _queue;
    private readonly Dictionary<EventKey, Event> _known = [];

    /// <summary>Creates the recorder; <see cref="Run"/> writes what it is given.</summary>
    public EventRecorder(IKubeClient client, string nodeName, TimeProvider time, ILogger<EventRecorder> logger)
    {
        _client = client;
        _nodeName = nodeName;
        _time = time;
        _logger = logger;
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    }

    /// <inheritdoc/>
    public void Record(ObjectReference involved, bool warning, string reason, string message) =>
        _queue.Writer.TryWrite(new Pending(new EventKey(involved, warning, reason, message), _time.GetUtcNow()));

    /// <summary>Writes events until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var pending = await _queue.Reader.ReadAsync(cancellationToken);
                await Deliver(pending, cancellationToken);
            }
            catch (KubeApiException e)
            {
                // Such as for a namespace that is being deleted: nothing to do about it.
                Log.Refused(_logger, e.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.NotWritten(_logger, e);
            }
        }
    }

    // An API server that is away for a while still learns what happened meanwhile.
    private async Task Deliver(Pending pending, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Write(pending, cancellationToken);
                return;
            }
            catch (KubeTransportException) when (attempt < Attempts)
            {
                await Task.Delay(s_retry, _time, cancellationToken);
            }
        }
    }

    private async Task Write(Pending pending, CancellationToken cancellationToken)
    {
        var now = Time.FromDateTimeOffset(pending.At);
        if (_known.TryGetValue(pending.Key, out var known) && pending.At - known.LastTimestamp.ToDateTimeOffset() < AggregationTime)
        {
            try
            {
                var body = $$"""{"count":{{known.Count + 1}},"lastTimestamp":"{{now}}"}""";
                _known[pending.Key] = await _client.Patch<Event>(
                    known.Metadata.Namespace, known.Metadata.Name, ObjectPatch.Strategic(body), cancellationToken: cancellationToken);
                return;
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                // Events expire; the next one starts anew.
            }
        }

        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[pending.Key] = await _client.Create(NewEvent(pending, now), cancellationToken: cancellationToken);
    }

    private Event NewEvent(Pending pending, Time now)
    {
        var involved = pending.Key.Involved;
        return new Event
        {
            Metadata = new ObjectMeta
            {
                Name = $"{involved.Name}.{pending.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks:x}",
                Namespace = involved.Namespace.Length > 0 ? involved.Namespace : "default",
            },
            InvolvedObject = involved,
            Reason = pending.Key.Reason,
            Message = pending.Key.Message,
            Type = pending.Key.Warning ? "Warning" : "Normal",
            Source = new EventSource { Component = "kubelet", Host = _nodeName },
            ReportingComponent = "kubelet",
            ReportingInstance = _nodeName,
            FirstTimestamp = now,
            LastTimestamp = now,
            Count = 1,
        };
    }

    private readonly record struct EventKey(ObjectReference Involved, bool Warning, string Reason, string Message);

    private readonly record struct Pending(EventKey Key, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Debug, "An event was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(1, LogLevel.Information, "An event could not be written")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
