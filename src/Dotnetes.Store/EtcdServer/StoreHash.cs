using System.Buffers.Binary;
using Dotnetes.Store.Embedded;

namespace Dotnetes.Store.EtcdServer;

/// <summary>A checksum of all records at one revision, to compare copies of a store by.</summary>
internal static class StoreHash
{
    private const int PageRecords = 1000;

    /// <summary>Computes it page by page, so that no more than a page is held.</summary>
    /// <param name="store">The store.</param>
    /// <param name="revision">The revision; 0 or less for the newest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The checksum, and the revision it belongs to.</returns>
    public static async ValueTask<(uint Hash, long Revision)> Compute(IStore store, long revision, CancellationToken cancellationToken)
    {
        if (revision <= 0)
        {
            revision = await store.CurrentRevision(cancellationToken);
        }

        uint hash = 0;
        var range = KeyRange.All;
        while (true)
        {
            var page = await store.Range(new RangeRequest(range) { Revision = revision, Limit = PageRecords }, cancellationToken);
            foreach (var item in page.Items)
            {
                hash = Add(hash, item);
            }

            if (!page.More)
            {
                return (hash, revision);
            }

            range = KeyRange.StartingAt(page.Items[^1].Key.Next());
        }
    }

    private static uint Add(uint hash, KeyValue item)
    {
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, item.CreateRevision);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], item.ModRevision);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], item.Version);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], item.Lease);
        hash = Crc32C.Compute(item.Key.Span, hash);
        hash = Crc32C.Compute(numbers, hash);
        return Crc32C.Compute(item.Value.Span, hash);
    }
}
