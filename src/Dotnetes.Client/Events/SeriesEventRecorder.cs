using System.Globalization;
using Dotnetes.Api.Events.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Events;

/// <summary>
/// Records events of the API group events.k8s.io, as the scheduler does: the second event of a kind makes a series of the first, which is
/// then written now and then while it goes on, and once more when it has ended.
/// </summary>
/// <param name="client">Writes the events.</param>
/// <param name="options">Who records, and how many. The instance must not be empty for the API server; the component stands in for it.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Spreads retries.</param>
/// <param name="logger">Where drops are logged.</param>
public sealed class SeriesEventRecorder(IKubeClient client, EventRecorderOptions options, TimeProvider time, Random random, ILogger logger)
    : EventRecorder(client, options, time, random, logger)
{
    private readonly RecentEntries<(SimilarKey Key, string Related), SeriesState> _series = new(options.Memory);

    private protected override async Task Send(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var key = (SimilarKey.Of(recorded, ""), recorded.Related is { } related ? $"{related.Kind}/{related.Namespace}/{related.Name}/{related.Uid}" : "");
        if (!_series.TryGet(key, out var state) || recorded.At - state.LastSeen > Options.SeriesPause)
        {
            // Made once, so that a retry of a request that did arrive finds its name taken.
            var first = Make(recorded);
            if (await Sending.Try(token => Client.Create(first, cancellationToken: token), cancellationToken) is { } created)
            {
                _series.Set(key, new(created, recorded.At));
            }

            return;
        }

        state.Count++;
        state.LastSeen = recorded.At;
        if (state.Count == 2)
        {
            await Write(state, cancellationToken);
        }
    }

    private protected override async Task Tidy(CancellationToken cancellationToken)
    {
        foreach (var (key, state) in _series.Entries.ToArray())
        {
            var ended = Now - state.LastSeen > Options.SeriesPause;
            if (state.Count > state.WrittenCount && (ended || Now - state.WrittenAt > Options.SeriesRefresh))
            {
                await Write(state, cancellationToken);
            }

            if (ended)
            {
                _series.Remove(key);
            }
        }
    }

    private Event Make(RecordedEvent e) => new()
    {
        Metadata = new() { Namespace = e.Namespace, Name = NameOf(e), Annotations = e.Annotations },
        EventTime = MicroTime.FromDateTimeOffset(e.At),
        ReportingController = e.Component,
        ReportingInstance = Options.Instance.Length > 0 ? Options.Instance : e.Component,
        Action = e.Action.Length > 0 ? e.Action : e.Reason,
        Reason = e.Reason,
        Regarding = e.Regarding,
        Related = e.Related,
        Note = e.Message,
        Type = e.Type,
    };

    private async Task Write(SeriesState state, CancellationToken cancellationToken)
    {
        var series = new EventSeries { Count = state.Count, LastObservedTime = MicroTime.FromDateTimeOffset(state.LastSeen) };
        var patch = ObjectPatch.Strategic(string.Create(CultureInfo.InvariantCulture, $"{{\"series\":{JsonText.Of(series)}}}"));
        state.WrittenCount = state.Count;
        state.WrittenAt = Now;
        var first = state.Event;
        await Sending.Try(
            async token =>
            {
                try
                {
                    return await Client.Patch<Event>(first.Metadata.Namespace, first.Metadata.Name, patch, cancellationToken: token);
                }
                catch (KubeApiException gone) when (EventSending.IsGone(gone))
                {
                    var metadata = new Api.Meta.V1.ObjectMeta { Namespace = first.Metadata.Namespace, Name = first.Metadata.Name, Annotations = first.Metadata.Annotations };
                    return await Client.Create(first with { Metadata = metadata, Series = series }, cancellationToken: token);
                }
            },
            cancellationToken);
    }

    private sealed class SeriesState(Event first, DateTimeOffset at)
    {
        public Event Event { get; } = first;

        public int Count { get; set; } = 1;

        public int WrittenCount { get; set; } = 1;

        public DateTimeOffset LastSeen { get; set; } = at;

        public DateTimeOffset WrittenAt { get; set; } = at;
    }
}
