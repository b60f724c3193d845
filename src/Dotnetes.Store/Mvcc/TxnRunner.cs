using System.Runtime.InteropServices;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Mvcc;

/// <summary>Carries transactions out on a <see cref="WorkingState"/>. Not safe for concurrent use.</summary>
internal sealed class TxnRunner(WorkingState state)
{
    private readonly List<bool> _decisions = [];
    private int _next;
    private bool _readsPast;
    private StoreState? _before;

    /// <summary>
    /// Carries a transaction out that <see cref="TxnRules"/> accepts, all or nothing. The caller then ends it with
    /// <see cref="WorkingState.Finish"/>.
    /// </summary>
    /// <exception cref="StoreException">The state does not allow it; nothing was changed.</exception>
    public TxnResult Run(TxnRequest request)
    {
        // All conditions, also those of inner transactions, are decided before anything is written, and all that could be refused is checked.
        _decisions.Clear();
        _next = 0;
        _readsPast = false;
        Decide(request);
        if (_readsPast)
        {
            _before = state.Seal();
        }

        var result = Apply(request);
        _before = null;
        return result;
    }

    /// <summary>Deletes the keys of a lease.</summary>
    public void DeleteKeysOf(long lease)
    {
        foreach (var key in state.Attachments.KeysOf(lease))
        {
            if (state.Tree.Find(key) is { } item)
            {
                state.Delete(item);
            }
        }
    }

    private void Decide(TxnRequest request)
    {
        var holds = true;
        foreach (var condition in request.When)
        {
            if (!Holds(condition))
            {
                holds = false;
                break;
            }
        }

        _decisions.Add(holds);
        foreach (var step in holds ? request.Then : request.Else)
        {
            switch (step)
            {
                case PutOp put:
                    CheckPut(put);
                    break;
                case RangeRequest { Revision: > 0 } range:
                    CheckRevision(range.Revision);
                    _readsPast = true;
                    break;
                case TxnRequest nested:
                    Decide(nested);
                    break;
            }
        }
    }

    private void CheckPut(PutOp put)
    {
        if (put.Lease != 0 && !state.Leases.ContainsKey(put.Lease))
        {
            throw new StoreException(StoreError.LeaseNotFound);
        }

        if ((put.KeepValue || put.KeepLease) && state.Tree.Find(put.Key) is null)
        {
            throw new StoreException(StoreError.KeyNotFound);
        }
    }

    private void CheckRevision(long revision)
    {
        if (revision > state.Revision)
        {
            throw new StoreException(StoreError.FutureRevision);
        }

        if (revision < state.CompactRevision)
        {
            throw new StoreException(StoreError.Compacted);
        }
    }

    private bool Holds(in Compare condition)
    {
        if (condition.Range.IsSingleKey)
        {
            return Holds(condition, state.Tree.Find(condition.Range.From));
        }

        var items = state.Tree.Read(condition.Range, 0, out _);
        if (items.IsEmpty)
        {
            return Holds(condition, null);
        }

        foreach (var item in items)
        {
            if (!Holds(condition, item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(in Compare condition, KeyValue? item)
    {
        int order;
        if (condition.Target == CompareTarget.Value)
        {
            if (item is null)
            {
                return false;
            }

            order = item.Value.Span.SequenceCompareTo(condition.Value.Span);
        }
        else
        {
            var number = condition.Target switch
            {
                CompareTarget.Version => item?.Version ?? 0,
                CompareTarget.CreateRevision => item?.CreateRevision ?? 0,
                CompareTarget.ModRevision => item?.ModRevision ?? 0,
                _ => item?.Lease ?? 0,
            };
            order = number.CompareTo(condition.Number);
        }

        return condition.Operator switch
        {
            CompareOperator.Equal => order == 0,
            CompareOperator.NotEqual => order != 0,
            CompareOperator.Greater => order > 0,
            _ => order < 0,
        };
    }

    private TxnResult Apply(TxnRequest request)
    {
        var succeeded = _decisions[_next++];
        var steps = succeeded ? request.Then : request.Else;
        var responses = steps.IsEmpty ? [] : new StoreOpResult[steps.Count];
        for (var i = 0; i < responses.Length; i++)
        {
            responses[i] = steps[i] switch
            {
                PutOp put => Put(put),
                DeleteOp delete => Delete(delete),
                RangeRequest range => Range(range),
                TxnRequest nested => Apply(nested),
                _ => throw new InvalidOperationException("unknown step"),
            };
        }

        return new(succeeded, Now, ValueList.Adopt(responses));
    }

    private long Now => state.HasWrites ? state.Revision + 1 : state.Revision;

    private PutResult Put(PutOp put)
    {
        var previous = put.ReturnPrevious || put.KeepValue || put.KeepLease ? state.Tree.Find(put.Key) : null;
        var value = put.KeepValue ? previous!.Value : Own(put.Value);
        state.Put(put.Key, value, put.KeepLease ? previous!.Lease : put.Lease);
        return put.ReturnPrevious ? new(previous) : Done;
    }

    private static readonly PutResult Done = new((KeyValue?)null);

    private DeleteResult Delete(DeleteOp delete)
    {
        var items = state.Tree.Read(delete.Range, 0, out var count);
        foreach (var item in items)
        {
            state.Delete(item);
        }

        return new(count, delete.ReturnPrevious ? items : ValueList<KeyValue>.Empty);
    }

    private RangeResult Range(RangeRequest range)
    {
        var tree = range.Revision > 0 ? _before!.TreeAt(range.Revision, keep: false) : state.Tree;
        return RangeReader.Read(tree, range, Now);
    }

    /// <summary>Memory that nothing else can be part of: slices of larger arrays are copied, so that they do not keep these alive.</summary>
    private static ReadOnlyMemory<byte> Own(ReadOnlyMemory<byte> value) =>
        MemoryMarshal.TryGetArray(value, out var segment) && segment.Array!.Length == value.Length ? value : value.ToArray();
}
