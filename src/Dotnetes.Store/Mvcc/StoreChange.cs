namespace Dotnetes.Store.Mvcc;

/// <summary>What one write did to the store, and so what must be made durable together.</summary>
/// <param name="Batch">The transaction, if records changed.</param>
/// <param name="Granted">The lease that was added, or 0.</param>
/// <param name="Seconds">The lease's time to live.</param>
/// <param name="Revoked">The lease that was removed, or 0.</param>
/// <param name="Compacted">The revision that became the first readable one, or 0.</param>
internal readonly record struct StoreChange(
    TimedBatch? Batch = null, long Granted = 0, long Seconds = 0, long Revoked = 0, long Compacted = 0);
