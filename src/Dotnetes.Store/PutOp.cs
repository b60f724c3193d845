namespace Dotnetes.Store;

/// <summary>Writes a key.</summary>
/// <param name="Key">The key; not empty.</param>
/// <param name="Value">
/// The value. The store keeps the memory without copying when it covers a whole array, so it must not be changed afterwards.
/// </param>
public sealed record PutOp(StoreKey Key, ReadOnlyMemory<byte> Value) : StoreOp
{
    /// <summary>The lease to attach the key to; 0 detaches it from any.</summary>
    public long Lease { get; init; }

    /// <summary>Whether the answer carries the record that was replaced.</summary>
    public bool ReturnPrevious { get; init; }

    /// <summary>Keeps the current value (the key must exist, <see cref="Value"/> must be empty).</summary>
    public bool KeepValue { get; init; }

    /// <summary>Keeps the current lease (the key must exist, <see cref="Lease"/> must be 0).</summary>
    public bool KeepLease { get; init; }
}
