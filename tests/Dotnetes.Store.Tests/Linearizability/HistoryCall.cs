namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>A call of a client, when it began and ended, and what came of it. Times are ticks of a clock that all clients share.</summary>
internal sealed class HistoryCall
{
    public required int Pair { get; init; }

    public required CallKind Kind { get; init; }

    /// <summary>0 or 1; which key of the pair.</summary>
    public int Slot { get; init; }

    /// <summary>The value that the call writes; used once in a history.</summary>
    public string Value { get; init; } = "";

    /// <summary>The mod revision that a swap wants.</summary>
    public long Expected { get; init; }

    public required long Called { get; init; }

    /// <summary>The end; <see cref="long.MaxValue"/> when no answer came, so that the call may happen at any later time, or never.</summary>
    public long Returned { get; set; } = long.MaxValue;

    public bool IsAnswered => Returned != long.MaxValue;

    /// <summary>The revision in the answer.</summary>
    public long Revision { get; set; }

    /// <summary>Whether a swap swapped, or a deletion deleted.</summary>
    public bool Succeeded { get; set; }

    /// <summary>What a read, or a swap in vain, saw.</summary>
    public Cell[] Seen { get; set; } = [];

    /// <summary>Whether the call changed the store, as far as its answer tells.</summary>
    public bool Wrote => IsAnswered && (Kind is CallKind.Put or CallKind.PutBoth || Succeeded);

    /// <summary>The key after the call.</summary>
    public Cell Written => new(Value, IsAnswered ? Revision : Cell.Unknown);

    public override string ToString() =>
        $"{Called}-{(IsAnswered ? $"{Returned}" : "?")} pair {Pair} {Kind} {Slot} {Value} expected {Expected}: {Succeeded} at {Revision}, saw {string.Join(", ", Seen)}";
}
