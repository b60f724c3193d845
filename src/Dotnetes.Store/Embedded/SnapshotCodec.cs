using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>
/// Snapshot files: a magic number, a frame with the header, frames with leases and records in key order, and an empty frame at the end.
/// </summary>
internal static class SnapshotCodec
{
    private const int ChunkBytes = 256 * 1024;
    private const int PageRecords = 128;

    private const byte Lease = 1;
    private const byte Record = 2;

    private static ReadOnlySpan<byte> Magic => "DNTSSNP\n"u8;

    /// <summary>The bytes of a snapshot, chunk by chunk; each is valid until the next is asked for.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Write(SnapshotSource source)
    {
        var writer = new RecordWriter();
        var sequence = 1UL;
        yield return Magic.ToArray();
        source.Header.Write(writer);
        yield return Take(writer, ref sequence);
        foreach (var (id, seconds) in source.Leases)
        {
            writer.Byte(Lease);
            writer.Number(id);
            writer.Number(seconds);
            if (writer.Length >= ChunkBytes)
            {
                yield return Take(writer, ref sequence);
            }
        }

        var range = KeyRange.All;
        while (true)
        {
            var page = source.Records.Read(range, PageRecords, out _);
            for (var i = 0; i < page.Count; i++)
            {
                WriteRecord(writer, page[i]);
                if (writer.Length >= ChunkBytes)
                {
                    yield return Take(writer, ref sequence);
                }
            }

            if (page.Count < PageRecords)
            {
                break;
            }

            range = KeyRange.StartingAt(page[^1].Key.Next());
        }

        if (!writer.IsEmpty)
        {
            yield return Take(writer, ref sequence);
        }

        yield return Take(writer, ref sequence);
    }

    /// <summary>Reads a whole snapshot; one that came through etcd's Maintenance service has a trailer, which is checked too.</summary>
    /// <exception cref="StoreDamagedException">It is damaged or incomplete.</exception>
    public static SnapshotContents Read(IStoreFile file, string path)
    {
        var magic = new byte[Magic.Length];
        file.Read(0, magic);
        if (!magic.AsSpan().SequenceEqual(Magic))
        {
            throw new StoreDamagedException(path, 0, "the file does not begin like a snapshot");
        }

        var reader = new FrameReader(file, Magic.Length, 0);
        var edit = StoreState.NewEdit();
        SnapshotContents? contents = null;
        for (var expected = 1UL; ; expected++)
        {
            var offset = reader.Offset;
            if (reader.Next(out var sequence, out var payload) != FrameStatus.Good || sequence != expected)
            {
                throw new StoreDamagedException(path, offset, "the snapshot is damaged or incomplete");
            }

            try
            {
                if (contents is null)
                {
                    contents = new(SnapshotHeader.Read(payload));
                }
                else if (payload.IsEmpty)
                {
                    break;
                }
                else
                {
                    ReadRecords(payload, contents, edit);
                }
            }
            catch (InvalidDataException e)
            {
                throw new StoreDamagedException(path, offset, e.Message, e);
            }
        }

        if (contents.Records.Count != contents.Header.Records || contents.Leases.Count != contents.Header.Leases
            || (reader.Offset != file.Length && !SnapshotTrailer.IsGood(file, reader.Offset)))
        {
            throw new StoreDamagedException(path, reader.Offset, "the snapshot does not hold what its header says");
        }

        return contents;
    }

    private static ReadOnlyMemory<byte> Take(RecordWriter writer, ref ulong sequence)
    {
        var frame = writer.Seal(sequence++, 0);
        writer.Clear();
        return frame;
    }

    private static void WriteRecord(RecordWriter writer, KeyValue item)
    {
        writer.Byte(Record);
        writer.Bytes(item.Key.Span);
        writer.Number(item.CreateRevision);
        writer.Number(item.ModRevision);
        writer.Number(item.Version);
        writer.Number(item.Lease);
        writer.Bytes(item.Value.Span);
    }

    private static void ReadRecords(ReadOnlySpan<byte> payload, SnapshotContents contents, long edit)
    {
        var reader = new RecordReader(payload);
        while (!reader.AtEnd)
        {
            switch (reader.Byte())
            {
                case Lease:
                    contents.Leases.Add(new(reader.Number(), reader.Number()));
                    break;
                case Record:
                    var key = StoreKey.CopyFrom(reader.Bytes());
                    var (create, mod, version, lease) = (reader.Number(), reader.Number(), reader.Number(), reader.Number());
                    contents.Add(new KeyValue(key, reader.Bytes().ToArray(), create, mod, version, lease), edit);
                    break;
                case var kind:
                    throw new InvalidDataException($"unknown record kind {kind}");
            }
        }
    }
}
