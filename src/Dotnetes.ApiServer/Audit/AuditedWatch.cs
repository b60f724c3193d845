namespace Dotnetes.ApiServer.Audit;

/// <summary>A watch of this process while it runs; its end makes the last event.</summary>
/// <param name="record">What is noted of it; null when nothing is.</param>
internal readonly struct AuditedWatch(AuditRecord? record) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => record?.Complete(200) ?? default;
}
