namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>Two keys that transactions write together: the unit by which histories are checked.</summary>
internal readonly record struct PairState(Cell X, Cell Y)
{
    public Cell this[int slot] => slot == 0 ? X : Y;

    /// <summary>The state after a call, or null when the call cannot have been answered so in this state.</summary>
    public PairState? After(HistoryCall call) => call.Kind switch
    {
        CallKind.Read => this[call.Slot].Allows(call.Seen[0]) ? With(call.Slot, call.Seen[0]) : null,
        CallKind.ReadBoth => X.Allows(call.Seen[0]) && Y.Allows(call.Seen[1]) ? new PairState(call.Seen[0], call.Seen[1]) : null,
        CallKind.Put => With(call.Slot, call.Written),
        CallKind.PutBoth => new PairState(call.Written, call.Written),
        CallKind.Swap => AfterSwap(call),
        CallKind.Delete => !call.IsAnswered || call.Succeeded == (this[call.Slot].Value is not null) ? With(call.Slot, default) : null,
        _ => throw new InvalidOperationException($"unknown kind {call.Kind}"),
    };

    private PairState? AfterSwap(HistoryCall call)
    {
        var present = this[call.Slot];
        var holds = present.ModRevision == call.Expected || (present.ModRevision == Cell.Unknown && call.Expected > 0);
        if (!call.IsAnswered || call.Succeeded)
        {
            return holds ? With(call.Slot, call.Written) : null;
        }

        return call.Seen[0].ModRevision != call.Expected && present.Allows(call.Seen[0]) ? With(call.Slot, call.Seen[0]) : null;
    }

    private PairState With(int slot, Cell cell) => slot == 0 ? this with { X = cell } : this with { Y = cell };
}
