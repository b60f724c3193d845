using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>The answer to a <see cref="RangeRequest"/>.</summary>
/// <param name="Items">The records in key order.</param>
/// <param name="Count">How many records the range holds at the revision read, whatever the limit.</param>
/// <param name="More">Whether the limit left records out.</param>
/// <param name="Revision">
/// The store's revision when it answered: with <see cref="RangeRequest.Revision"/> unset the revision of the state that was read,
/// otherwise possibly a later one. Inside a transaction: the transaction's revision so far.
/// </param>
public sealed record RangeResult(ValueList<KeyValue> Items, long Count, bool More, long Revision) : StoreOpResult;
