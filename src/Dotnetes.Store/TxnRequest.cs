using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>
/// A transaction: if all conditions of <see cref="When"/> hold the steps of <see cref="Then"/> are done, otherwise those of
/// <see cref="Else"/>; in order, all or none, each step seeing what the steps before it did. All writes of a transaction have one revision.
/// Within one branch no key may be put twice, nor put and deleted (<see cref="StoreError.DuplicateKey"/>).
/// </summary>
public sealed record TxnRequest : StoreOp
{
    /// <summary>The conditions; none means that the transaction succeeds.</summary>
    public ValueList<Compare> When { get; init; }

    /// <summary>The steps when all conditions hold.</summary>
    public ValueList<StoreOp> Then { get; init; }

    /// <summary>The steps when a condition does not hold.</summary>
    public ValueList<StoreOp> Else { get; init; }
}
