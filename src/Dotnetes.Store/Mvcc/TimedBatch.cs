namespace Dotnetes.Store.Mvcc;

/// <summary>The changes of a transaction and when it was made, in milliseconds since 1970 UTC.</summary>
internal sealed record TimedBatch(WatchBatch Batch, long Time);
