using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>Takes the bodies from events that are too large, and splits batches that are.</summary>
internal sealed class TruncatingSink(IAuditSink sink, AuditTruncation limits, AuditLosses losses) : IAuditSink
{
    private const string Plugin = "truncate";
    private const string Annotation = "audit.k8s.io/truncated";

    /// <inheritdoc/>
    public async ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        var kept = true;
        var lost = 0;
        var batch = new List<Event>(events.Count);
        var bytes = 0L;
        foreach (var original in events)
        {
            var (value, size) = Fit(original);
            if (size > limits.MaxEventBytes)
            {
                lost++;
                continue;
            }

            if (batch.Count > 0 && bytes + size > limits.MaxBatchBytes)
            {
                kept &= await sink.Write(batch);
                batch = [];
                bytes = 0;
            }

            batch.Add(value);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            kept &= await sink.Write(batch);
        }

        if (lost > 0)
        {
            losses.Report(Plugin, lost, "event is too large even after truncating");
        }

        return kept;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sink.DisposeAsync();

    private (Event Value, long Size) Fit(Event value)
    {
        var size = JsonText.Encode(value).Length + 1L;
        if (size <= limits.MaxEventBytes || value.Level is Level.None or Level.Metadata)
        {
            return (value, size);
        }

        value = value with { RequestObject = null, ResponseObject = null, Annotations = value.Annotations.With(Annotation, "true") };
        return (value, JsonText.Encode(value).Length + 1L);
    }
}
