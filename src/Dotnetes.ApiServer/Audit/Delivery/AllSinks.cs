using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>Hands events to several backends.</summary>
internal sealed class AllSinks(IReadOnlyList<IAuditSink> sinks) : IAuditSink
{
    /// <inheritdoc/>
    public async ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        var kept = true;
        foreach (var sink in sinks)
        {
            kept &= await sink.Write(events);
        }

        return kept;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var sink in sinks)
        {
            await sink.DisposeAsync();
        }
    }
}
