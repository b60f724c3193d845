using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>The answer to a <see cref="TxnRequest"/>.</summary>
/// <param name="Succeeded">Whether all conditions held.</param>
/// <param name="Revision">
/// The transaction's revision if it wrote anything, otherwise the store's revision when it was decided.
/// </param>
/// <param name="Responses">One answer for each step of the branch that was taken, in order.</param>
public sealed record TxnResult(bool Succeeded, long Revision, ValueList<StoreOpResult> Responses) : StoreOpResult;
