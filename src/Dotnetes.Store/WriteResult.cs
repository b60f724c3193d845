namespace Dotnetes.Store;

/// <summary>The outcome of a conditional write of one key.</summary>
/// <param name="Succeeded">Whether the condition held and the write was done.</param>
/// <param name="Revision">The write's revision; when it was not done, the store's revision when it was decided.</param>
/// <param name="Item">
/// When the condition did not hold: the record that is there, or null if there is none. After a successful deletion: the deleted record.
/// After a successful put: null.
/// </param>
public readonly record struct WriteResult(bool Succeeded, long Revision, KeyValue? Item);
