namespace Dotnetes.Store;

/// <summary>A change of one key.</summary>
/// <param name="Item">The record as written, or for a deletion one with only key and mod revision set.</param>
/// <param name="Previous">
/// The record before the change, when the watch asked for it, the key existed, and it is still known (the change at the compact revision
/// itself may come without).
/// </param>
public readonly record struct WatchEvent(KeyValue Item, KeyValue? Previous)
{
    /// <summary>The kind of change.</summary>
    public WatchEventType Type => Item.Version == 0 ? WatchEventType.Delete : WatchEventType.Put;

    /// <summary>Whether the key did not exist before.</summary>
    public bool IsCreate => Item.Version == 1;
}
