using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>Lets requests go on when their events are lost.</summary>
internal sealed class ForgivingSink(IAuditSink sink) : IAuditSink
{
    /// <inheritdoc/>
    public async ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        await sink.Write(events);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
