namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>
/// Looks for an order of the calls of a history that respects their times and that the model explains (Wing and Gong, 1993), remembering which
/// sets of calls led to which state (Lowe, 2017). Pairs are independent objects, so each is searched alone: linearizability is local (Herlihy
/// and Wing, 1990).
/// </summary>
internal static class LinearizabilityChecker
{
    /// <summary>Checks all pairs.</summary>
    /// <returns>The calls of the first pair that no order explains; null when there is none.</returns>
    public static IReadOnlyList<HistoryCall>? FindViolation(IEnumerable<HistoryCall> history)
    {
        foreach (var pair in history.GroupBy(call => call.Pair))
        {
            var calls = pair.OrderBy(call => call.Called).ToList();
            if (!IsLinearizable(calls))
            {
                return calls;
            }
        }

        return null;
    }

    private static bool IsLinearizable(List<HistoryCall> calls)
    {
        var head = Link(calls);
        var taken = new ulong[(calls.Count + 63) / 64];
        var known = new HashSet<Explored>();
        var path = new Stack<(Node Call, PairState Before)>();
        var state = default(PairState);
        var unexplained = calls.Count(call => call.IsAnswered);
        var node = head.Next;
        while (unexplained > 0)
        {
            if (node is { IsReturn: false } && state.After(calls[node.Index]) is { } after)
            {
                var set = (ulong[])taken.Clone();
                set[node.Index / 64] |= 1UL << (node.Index % 64);
                if (known.Add(new(set, after)))
                {
                    path.Push((node, state));
                    (taken, state) = (set, after);
                    node.Lift();
                    unexplained -= node.Return is null ? 0 : 1;
                    node = head.Next;
                    continue;
                }
            }

            if (node is { IsReturn: false })
            {
                node = node.Next;
                continue;
            }

            // A call has ended that could not be put in order: take the last decision back.
            if (!path.TryPop(out var last))
            {
                return false;
            }

            (node, state) = last;
            taken = (ulong[])taken.Clone();
            taken[node.Index / 64] &= ~(1UL << (node.Index % 64));
            node.Unlift();
            unexplained += node.Return is null ? 0 : 1;
            node = node.Next;
        }

        return true;
    }

    /// <summary>The begins and ends of the calls in order of time.</summary>
    private static Node Link(List<HistoryCall> calls)
    {
        var nodes = new List<(long Time, Node Node)>();
        for (var i = 0; i < calls.Count; i++)
        {
            var begin = new Node(i, isReturn: false);
            nodes.Add((calls[i].Called, begin));
            if (calls[i].IsAnswered)
            {
                begin.Return = new Node(i, isReturn: true);
                nodes.Add((calls[i].Returned, begin.Return));
            }
        }

        var head = new Node(-1, isReturn: false);
        var last = head;
        foreach (var (_, node) in nodes.OrderBy(entry => entry.Time))
        {
            last.Next = node;
            node.Previous = last;
            last = node;
        }

        return head;
    }

    /// <summary>The begin or the end of a call in a list from which calls are taken out and put back in the opposite order.</summary>
    private sealed class Node(int index, bool isReturn)
    {
        public int Index { get; } = index;

        public bool IsReturn { get; } = isReturn;

        public Node? Return { get; set; }

        public Node? Next { get; set; }

        public Node? Previous { get; set; }

        public void Lift()
        {
            Unlink();
            Return?.Unlink();
        }

        public void Unlift()
        {
            Return?.Relink();
            Relink();
        }

        private void Unlink()
        {
            Previous!.Next = Next;
            Next?.Previous = Previous;
        }

        private void Relink()
        {
            Previous!.Next = this;
            Next?.Previous = this;
        }
    }

    private readonly struct Explored(ulong[] taken, PairState state) : IEquatable<Explored>
    {
        private readonly ulong[] _taken = taken;
        private readonly PairState _state = state;

        public bool Equals(Explored other) => _state == other._state && _taken.AsSpan().SequenceEqual(other._taken);

        public override bool Equals(object? obj) => obj is Explored other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(_state);
            foreach (var word in _taken)
            {
                hash.Add(word);
            }

            return hash.ToHashCode();
        }
    }
}
