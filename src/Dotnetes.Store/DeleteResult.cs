using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>The answer to a <see cref="DeleteOp"/>.</summary>
/// <param name="Deleted">How many keys were deleted.</param>
/// <param name="Previous">The deleted records in key order, if they were asked for.</param>
public sealed record DeleteResult(long Deleted, ValueList<KeyValue> Previous) : StoreOpResult;
