using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>Hands events to somebody in this process.</summary>
internal sealed class ReceiverSink(Action<Event> receiver) : IAuditSink
{
    /// <inheritdoc/>
    public ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        foreach (var value in events)
        {
            receiver(value);
        }

        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
