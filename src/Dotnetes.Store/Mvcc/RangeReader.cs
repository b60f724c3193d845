using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Mvcc;

/// <summary>Answers range requests from a tree.</summary>
internal static class RangeReader
{
    public static RangeResult Read(in KvTree tree, RangeRequest request, long revision)
    {
        if (request.CountOnly)
        {
            return new(ValueList<KeyValue>.Empty, tree.CountIn(request.Range), false, revision);
        }

        var items = tree.Read(request.Range, request.Limit, out var count);
        if (request.KeysOnly)
        {
            items = items.Map(static item => item with { Value = default });
        }

        return new(items, count, items.Count < count, revision);
    }
}
