namespace Dotnetes.Store;

/// <summary>The answer to <see cref="IStore.Get"/>.</summary>
/// <param name="Item">The record, or null when the key does not exist.</param>
/// <param name="Revision">As in <see cref="RangeResult.Revision"/>.</param>
public readonly record struct GetResult(KeyValue? Item, long Revision);
