using Dotnetes.Grpc;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>The parts of etcd's range request that the store does not know: bounds of the revisions, and order by other fields.</summary>
internal static class RangeOrder
{
    /// <summary>Whether all records are needed before the limit can be applied.</summary>
    public static bool IsNeeded(Wire.RangeRequest request) =>
        request.SortOrder != Wire.RangeRequestSortOrder.None
        || request.SortTarget != Wire.RangeRequestSortTarget.Key
        || request.MinModRevision != 0
        || request.MaxModRevision != 0
        || request.MinCreateRevision != 0
        || request.MaxCreateRevision != 0;

    /// <summary>Filters, orders and cuts what the store found.</summary>
    public static Wire.RangeResponse Apply(Wire.RangeRequest request, RangeResult result)
    {
        if (!IsNeeded(request))
        {
            return new() { Kvs = result.Items.Map(EtcdCodec.Encode), Count = result.Count, More = result.More };
        }

        var kept = Sort(request, result.Items.Where(item => IsKept(request, item))).ToList();
        var more = request.Limit > 0 && kept.Count > request.Limit;
        var items = more ? kept.Take((int)request.Limit) : kept;
        return new()
        {
            Kvs = items.Select(item => EtcdCodec.Encode(request.KeysOnly ? item with { Value = default } : item)).ToValueList(),
            Count = result.Count,
            More = more,
        };
    }

    private static bool IsKept(Wire.RangeRequest request, KeyValue item) =>
        (request.MinModRevision == 0 || item.ModRevision >= request.MinModRevision)
        && (request.MaxModRevision == 0 || item.ModRevision <= request.MaxModRevision)
        && (request.MinCreateRevision == 0 || item.CreateRevision >= request.MinCreateRevision)
        && (request.MaxCreateRevision == 0 || item.CreateRevision <= request.MaxCreateRevision);

    private static IEnumerable<KeyValue> Sort(Wire.RangeRequest request, IEnumerable<KeyValue> items)
    {
        // The order of equal records is that of their keys, in whichever direction the rest goes.
        var descending = request.SortOrder == Wire.RangeRequestSortOrder.Descend;
        return request.SortTarget switch
        {
            Wire.RangeRequestSortTarget.Key => descending ? items.Reverse() : items,
            Wire.RangeRequestSortTarget.Version => By(items, item => item.Version, descending),
            Wire.RangeRequestSortTarget.Create => By(items, item => item.CreateRevision, descending),
            Wire.RangeRequestSortTarget.Mod => By(items, item => item.ModRevision, descending),
            Wire.RangeRequestSortTarget.Value => By(items, item => EtcdCodec.Key(EtcdCodec.Bytes(item.Value)), descending),
            _ => throw new GrpcException(GrpcStatusCode.InvalidArgument, "etcdserver: invalid sort option"),
        };
    }

    private static IEnumerable<KeyValue> By<T>(IEnumerable<KeyValue> items, Func<KeyValue, T> field, bool descending) =>
        descending ? items.OrderByDescending(field) : items.OrderBy(field);
}
