using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Mvcc;

/// <summary>What a transaction must satisfy whatever the store holds.</summary>
internal static class TxnRules
{
    /// <summary>An estimate of the bytes that a step or condition takes on the wire beside its key and value.</summary>
    private const int OpOverhead = 16;

    public static void Check(TxnRequest request, StoreOptions options)
    {
        if (CheckBranches(request, options) > options.MaxRequestBytes)
        {
            throw new StoreException(StoreError.RequestTooLarge);
        }

        CheckDuplicates(request);
    }

    /// <summary>Refuses a transaction of which one branch writes a key twice.</summary>
    public static void CheckDuplicates(TxnRequest request)
    {
        if (request.Then.Count > 1 || request.Else.Count > 1)
        {
            CheckDuplicates(request.Then);
            CheckDuplicates(request.Else);
        }
    }

    public static void CheckKey(KeyRange range)
    {
        if (range.From.IsEmpty && range.IsSingleKey)
        {
            throw new StoreException(StoreError.EmptyKey);
        }
    }

    private static long CheckBranches(TxnRequest request, StoreOptions options)
    {
        var limit = options.MaxTxnOps;
        if (request.When.Count > limit || request.Then.Count > limit || request.Else.Count > limit)
        {
            throw new StoreException(StoreError.TooManyOps);
        }

        long size = 0;
        foreach (var compare in request.When)
        {
            CheckKey(compare.Range);
            size += SizeOf(compare.Range) + compare.Value.Length;
        }

        return size + CheckSteps(request.Then, options) + CheckSteps(request.Else, options);
    }

    private static long CheckSteps(ValueList<StoreOp> steps, StoreOptions options)
    {
        long size = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case PutOp put:
                    CheckPut(put);
                    size += OpOverhead + put.Key.Length + put.Value.Length;
                    break;
                case DeleteOp delete:
                    CheckKey(delete.Range);
                    size += SizeOf(delete.Range);
                    break;
                case RangeRequest range:
                    CheckKey(range.Range);
                    size += SizeOf(range.Range);
                    break;
                case TxnRequest nested:
                    size += CheckBranches(nested, options);
                    break;
            }
        }

        return size;
    }

    private static long SizeOf(KeyRange range) => OpOverhead + range.From.Length + (range.IsSingleKey ? 0 : range.To?.Length ?? 1);

    private static void CheckPut(PutOp put)
    {
        if (put.Key.IsEmpty)
        {
            throw new StoreException(StoreError.EmptyKey);
        }

        if (put.KeepValue && !put.Value.IsEmpty)
        {
            throw new StoreException(StoreError.ValueProvided);
        }

        if (put.KeepLease && put.Lease != 0)
        {
            throw new StoreException(StoreError.LeaseProvided);
        }
    }

    /// <summary>
    /// Refuses a branch that puts a key twice or puts and deletes it. Both branches of an inner transaction count, but not against each
    /// other.
    /// </summary>
    private static (HashSet<StoreKey> Puts, List<KeyRange> Deletes) CheckDuplicates(ValueList<StoreOp> steps)
    {
        var puts = new HashSet<StoreKey>();
        var deletes = new List<KeyRange>();
        foreach (var step in steps)
        {
            if (step is PutOp put && !puts.Add(put.Key))
            {
                throw new StoreException(StoreError.DuplicateKey);
            }

            if (step is DeleteOp delete)
            {
                deletes.Add(delete.Range);
            }
        }

        CheckApart(puts, deletes);
        foreach (var step in steps)
        {
            if (step is not TxnRequest nested)
            {
                continue;
            }

            var (innerPuts, innerDeletes) = CheckDuplicates(nested.Then);
            var (otherPuts, otherDeletes) = CheckDuplicates(nested.Else);
            innerPuts.UnionWith(otherPuts);
            innerDeletes.AddRange(otherDeletes);
            if (puts.Overlaps(innerPuts))
            {
                throw new StoreException(StoreError.DuplicateKey);
            }

            CheckApart(innerPuts, deletes);
            CheckApart(puts, innerDeletes);
            puts.UnionWith(innerPuts);
            deletes.AddRange(innerDeletes);
        }

        return (puts, deletes);
    }

    private static void CheckApart(HashSet<StoreKey> puts, List<KeyRange> deletes)
    {
        foreach (var range in deletes)
        {
            foreach (var key in puts)
            {
                if (range.Contains(key))
                {
                    throw new StoreException(StoreError.DuplicateKey);
                }
            }
        }
    }
}
