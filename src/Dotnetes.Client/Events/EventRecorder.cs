using System.Text;
using System.Threading.Channels;
using Dotnetes.Api.Core.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Events;

/// <summary>What both recorders share: the bounded queue and the loop that empties it.</summary>
public abstract partial class EventRecorder : IEventRecorder
{
    private const int MaxMessageBytes = 1024;
    private static readonly TimeSpan s_tick = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<RecordedEvent?> _queue;
    private readonly long _offset;
    private long _lastName;

    private protected EventRecorder(IKubeClient client, EventRecorderOptions options, TimeProvider time, Random random, ILogger logger)
    {
        Client = client;
        Options = options;
        _time = time;
        _logger = logger;
        Sending = new(options, time, random, logger);
        _offset = random.NextInt64(TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerMillisecond);
        _queue = Channel.CreateBounded<RecordedEvent?>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    private protected IKubeClient Client { get; }

    private protected EventRecorderOptions Options { get; }

    private protected EventSending Sending { get; }

    private protected DateTimeOffset Now => _time.GetUtcNow();

    /// <inheritdoc/>
    public void Record(IKubeObject regarding, string type, string reason, string message, string action = "", string fieldPath = "") =>
        Record(ObjectReferences.Of(regarding, fieldPath), type, reason, message, action);

    /// <summary>Records an event about an object that is not at hand, with everything that an event can carry.</summary>
    /// <param name="regarding">The object; see <see cref="ObjectReferences"/>.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">Why, as one word in CamelCase for machines; at most 128 characters.</param>
    /// <param name="message">What happened, for people; cut at 1024 bytes.</param>
    /// <param name="action">What was done or failed, as one word in CamelCase.</param>
    /// <param name="related">A second object that plays a part.</param>
    /// <param name="annotations">Annotations of the event.</param>
    public void Record(
        ObjectReference regarding,
        string type,
        string reason,
        string message,
        string action = "",
        ObjectReference? related = null,
        ValueMap<string> annotations = default) => Enqueue(new(Now, Options.Component, regarding, type, reason, Cut(message), action, related, annotations));

    /// <inheritdoc/>
    public IEventRecorder As(string component) => new ComponentRecorder(this, component);

    /// <summary>Sends what is recorded until cancelled; then it returns without an exception.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Empty(cancellationToken), Tick(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    private protected abstract Task Send(RecordedEvent recorded, CancellationToken cancellationToken);

    /// <summary>Called about once a minute between events.</summary>
    private protected virtual Task Tidy(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A name for an event: the object's and a number that grows with time.</summary>
    private protected string NameOf(RecordedEvent e)
    {
        // Several events of one instant must not get one name: the server would take the later ones for repetitions of a request.
        // Other recorders tell of the same object, in virtual time even in the same instant: each is ahead by a part of a millisecond of its own.
        var ticks = ((e.At - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick) + _offset;
        _lastName = Math.Max(_lastName + 1, ticks);
        return $"{e.Regarding.Name}.{_lastName:x}";
    }

    private void Enqueue(RecordedEvent recorded)
    {
        if (!_queue.Writer.TryWrite(recorded))
        {
            Log.Dropped(_logger, recorded.Component, recorded.Reason, recorded.Regarding.Kind, recorded.Regarding.Namespace, recorded.Regarding.Name);
        }
    }

    private static string Cut(string message)
    {
        if (Encoding.UTF8.GetByteCount(message) <= MaxMessageBytes)
        {
            return message;
        }

        // Not inside a character: go back to the start of the one that does not fit.
        var bytes = Encoding.UTF8.GetBytes(message);
        var end = MaxMessageBytes;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(bytes, 0, end);
    }

    private async Task Empty(CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await _queue.Reader.ReadAsync(cancellationToken);
            try
            {
                await (next is null ? Tidy(cancellationToken) : Send(next, cancellationToken));
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(_logger, Options.Component, e);
            }
        }
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(s_tick, _time, cancellationToken);
            _queue.Writer.TryWrite(null);
        }
    }

    private sealed class ComponentRecorder(EventRecorder all, string component) : IEventRecorder
    {
        public void Record(IKubeObject regarding, string type, string reason, string message, string action = "", string fieldPath = "") =>
            Record(ObjectReferences.Of(regarding, fieldPath), type, reason, message, action);

        public void Record(
            ObjectReference regarding, string type, string reason, string message, string action = "", ObjectReference? related = null, ValueMap<string> annotations = default) =>
            all.Enqueue(new(all.Now, component, regarding, type, reason, Cut(message), action, related, annotations));

        public IEventRecorder As(string other) => all.As(other);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Component}: too many events; dropped {Reason} about {Kind} {Namespace}/{Name}")]
        public static partial void Dropped(ILogger logger, string component, string reason, string kind, string @namespace, string name);

        [LoggerMessage(2, LogLevel.Error, "{Component}: recording an event failed")]
        public static partial void Failed(ILogger logger, string component, Exception exception);
    }
}
