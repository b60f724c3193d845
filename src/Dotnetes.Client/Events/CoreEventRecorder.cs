using System.Text;
using Dotnetes.Api.Core.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Events;

/// <summary>Records events of the core API, as the kubelet and the controllers do: repetitions count up in one object.</summary>
/// <param name="client">Writes the events.</param>
/// <param name="options">Who records, and how many.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Spreads retries.</param>
/// <param name="logger">Where drops are logged.</param>
public sealed class CoreEventRecorder(IKubeClient client, EventRecorderOptions options, TimeProvider time, Random random, ILogger logger)
    : EventRecorder(client, options, time, random, logger)
{
    private readonly EventCorrelator _correlator = new(options, time);

    private protected override async Task Send(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (_correlator.Correlate(recorded) is not var (e, key, before))
        {
            return;
        }

        var sent = before is null ? null : await CountUp(e, before, cancellationToken);
        sent ??= await Create(e, before, cancellationToken);
        if (sent is not null)
        {
            _correlator.Sent(key, sent);
        }
    }

    private async Task<SentEvent?> CountUp(RecordedEvent e, SentEvent before, CancellationToken cancellationToken)
    {
        var after = before with { Count = before.Count + 1 };
        var patch = ObjectPatch.Strategic(Patch(e, after.Count));
        var result = await Sending.Try<object>(
            async token =>
            {
                try
                {
                    return await Client.Patch<Event>(before.Namespace, before.Name, patch, cancellationToken: token);
                }
                catch (KubeApiException gone) when (EventSending.IsGone(gone))
                {
                    // It has lived its hour. The next one starts with the count reached.
                    return DBNull.Value;
                }
            },
            cancellationToken);
        return result switch
        {
            Event => after,
            DBNull => null,
            _ => before,
        };
    }

    private async Task<SentEvent?> Create(RecordedEvent e, SentEvent? before, CancellationToken cancellationToken)
    {
        var count = (before?.Count ?? 0) + 1;
        var now = Time.FromDateTimeOffset(e.At);
        var value = new Event
        {
            Metadata = new() { Namespace = e.Namespace, Name = NameOf(e), Annotations = e.Annotations },
            InvolvedObject = e.Regarding,
            Related = e.Related,
            Reason = e.Reason,
            Message = e.Message,
            Type = e.Type,
            Action = e.Action,
            Source = new() { Component = e.Component, Host = Options.Instance },
            ReportingComponent = e.Component,
            ReportingInstance = Options.Instance,
            FirstTimestamp = before?.First ?? now,
            LastTimestamp = now,
            Count = count,
        };
        var created = await Sending.Try(token => Client.Create(value, cancellationToken: token), cancellationToken);
        return created is null ? null : new(value.Metadata.Namespace, value.Metadata.Name, count, value.FirstTimestamp);
    }

    private static string Patch(RecordedEvent e, int count)
    {
        var writer = new JsonWriter(256);
        try
        {
            writer.BeginObject();
            writer.Name("count");
            writer.WriteInt64(count);
            writer.Name("lastTimestamp");
            writer.WriteString(Time.FromDateTimeOffset(e.At).ToString());
            writer.Name("message");
            writer.WriteString(e.Message);
            writer.EndObject();
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
