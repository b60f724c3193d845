using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit;

/// <summary>Where audit events go.</summary>
internal interface IAuditSink : IAsyncDisposable
{
    /// <summary>Takes events; does not throw. False when one of them was lost in a way that its request must not survive.</summary>
    ValueTask<bool> Write(IReadOnlyList<Event> events);
}
