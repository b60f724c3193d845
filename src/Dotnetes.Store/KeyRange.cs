namespace Dotnetes.Store;

/// <summary>The keys of the half-open interval [<see cref="From"/>, <see cref="To"/>). The default value is every key.</summary>
/// <param name="From">The first key of the interval; empty means from the beginning.</param>
/// <param name="To">The first key after the interval; null means to the end.</param>
public readonly record struct KeyRange(StoreKey From, StoreKey? To)
{
    /// <summary>Every key.</summary>
    public static KeyRange All => default;

    /// <summary>
    /// Whether the interval holds exactly one possible key, <see cref="From"/>. (In etcd's terms: no range end.)
    /// </summary>
    public bool IsSingleKey =>
        To is { } to && to.Length == From.Length + 1 && to.Span[^1] == 0 && to.Span.StartsWith(From.Span);

    /// <summary>Whether no key can be in the interval.</summary>
    public bool IsEmpty => To is { } to && to <= From;

    /// <summary>Only <paramref name="key"/>.</summary>
    public static KeyRange Key(StoreKey key) => new(key, key.Next());

    /// <summary>The keys that start with <paramref name="prefix"/>.</summary>
    public static KeyRange Prefix(StoreKey prefix) => new(prefix, prefix.PrefixEnd());

    /// <summary><paramref name="key"/> and all keys after it.</summary>
    public static KeyRange StartingAt(StoreKey key) => new(key, null);

    /// <summary>Whether <paramref name="key"/> is in the interval.</summary>
    public bool Contains(StoreKey key) => key >= From && (To is not { } to || key < to);

    /// <summary>Whether every key of <paramref name="other"/> is in this interval.</summary>
    public bool Contains(KeyRange other) => other.From >= From && (To is not { } to || (other.To is { } end && end <= to));

    /// <inheritdoc/>
    public override string ToString() => IsSingleKey ? From.ToString() : $"[{From}, {(To is { } to ? to.ToString() : "end")})";
}
