using System.Collections.Immutable;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Tests.Simulation;

/// <summary>
/// The plain model of a store: every state and every batch there ever was, in lists and sorted maps, with nothing clever. It does not know leases.
/// </summary>
public sealed class ModelStore
{
    private static readonly IComparer<StoreKey> Order = Comparer<StoreKey>.Create(static (a, b) => a.Span.SequenceCompareTo(b.Span));

    /// <summary>The states by revision - 1.</summary>
    public List<ImmutableSortedDictionary<StoreKey, KeyValue>> States { get; } = [ImmutableSortedDictionary.Create<StoreKey, KeyValue>(Order)];

    /// <summary>The changes by revision - 1; the first is empty.</summary>
    public List<List<WatchEvent>> Changes { get; } = [[]];

    public long Revision => States.Count;

    public long CompactRevision { get; private set; }

    public ImmutableSortedDictionary<StoreKey, KeyValue> Newest => States[^1];

    /// <summary>Forgets what came after a revision.</summary>
    public void CutTo(long revision)
    {
        States.RemoveRange((int)revision, States.Count - (int)revision);
        Changes.RemoveRange((int)revision, Changes.Count - (int)revision);
        CompactRevision = Math.Min(CompactRevision, revision);
    }

    public StoreError? Compact(long revision)
    {
        if (revision <= CompactRevision)
        {
            return StoreError.Compacted;
        }

        if (revision > Revision)
        {
            return StoreError.FutureRevision;
        }

        CompactRevision = revision;
        return null;
    }

    public StoreError? CheckRevision(long revision) =>
        revision <= 0 ? null
        : revision > Revision ? StoreError.FutureRevision
        : revision < CompactRevision ? StoreError.Compacted
        : null;

    public RangeResult Range(RangeRequest request) =>
        Read(request, request.Revision > 0 ? States[(int)request.Revision - 1] : Newest, Revision);

    /// <summary>Carries out a transaction without inner ones that is not refused.</summary>
    public TxnResult Txn(TxnRequest request)
    {
        var state = Newest;
        var changes = new List<WatchEvent>();
        var succeeded = request.When.ToArray().All(condition => Holds(condition, state));
        var responses = new List<StoreOpResult>();
        foreach (var step in succeeded ? request.Then : request.Else)
        {
            switch (step)
            {
                case PutOp put:
                    var old = state.GetValueOrDefault(put.Key);
                    var item = new KeyValue(
                        put.Key, put.Value, old?.CreateRevision ?? Revision + 1, Revision + 1, (old?.Version ?? 0) + 1, put.Lease);
                    state = state.SetItem(put.Key, item);
                    changes.Add(new(item, old));
                    responses.Add(new PutResult(put.ReturnPrevious ? old : null));
                    break;
                case DeleteOp delete:
                    var gone = state.Values.Where(other => delete.Range.Contains(other.Key)).ToArray();
                    state = state.RemoveRange(gone.Select(other => other.Key));
                    changes.AddRange(gone.Select(other => new WatchEvent(new(other.Key, default, 0, Revision + 1, 0), other)));
                    responses.Add(new DeleteResult(gone.Length, delete.ReturnPrevious ? gone.ToValueList() : default));
                    break;
                case RangeRequest range:
                    var then = range.Revision > 0 ? States[(int)range.Revision - 1] : state;
                    responses.Add(Read(range, then, changes.Count > 0 ? Revision + 1 : Revision));
                    break;
            }
        }

        if (changes.Count > 0)
        {
            States.Add(state);
            Changes.Add(changes);
        }

        return new(succeeded, Revision, responses.ToValueList());
    }

    private static RangeResult Read(RangeRequest request, ImmutableSortedDictionary<StoreKey, KeyValue> state, long revision)
    {
        var all = state.Values.Where(item => request.Range.Contains(item.Key)).ToArray();
        if (request.CountOnly)
        {
            return new(default, all.Length, false, revision);
        }

        var cut = request.Limit > 0 && request.Limit < all.Length;
        var items = all.Take(cut ? (int)request.Limit : all.Length).Select(item => request.KeysOnly ? item with { Value = default } : item);
        return new(items.ToValueList(), all.Length, cut, revision);
    }

    private static bool Holds(Compare condition, ImmutableSortedDictionary<StoreKey, KeyValue> state)
    {
        var items = state.Values.Where(item => condition.Range.Contains(item.Key)).ToArray();
        if (items.Length == 0)
        {
            return condition.Target != CompareTarget.Value && Relates(0L.CompareTo(condition.Number), condition.Operator);
        }

        return items.All(item => Relates(
            condition.Target switch
            {
                CompareTarget.Value => item.Value.Span.SequenceCompareTo(condition.Value.Span),
                CompareTarget.Version => item.Version.CompareTo(condition.Number),
                CompareTarget.CreateRevision => item.CreateRevision.CompareTo(condition.Number),
                CompareTarget.ModRevision => item.ModRevision.CompareTo(condition.Number),
                _ => item.Lease.CompareTo(condition.Number),
            },
            condition.Operator));
    }

    private static bool Relates(int order, CompareOperator op) => op switch
    {
        CompareOperator.Equal => order == 0,
        CompareOperator.NotEqual => order != 0,
        CompareOperator.Greater => order > 0,
        _ => order < 0,
    };
}
