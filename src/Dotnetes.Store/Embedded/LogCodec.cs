using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>The records in the payloads of log frames. docs/store.md describes them.</summary>
internal static class LogCodec
{
    private const byte Txn = 1;
    private const byte Grant = 2;
    private const byte Revoke = 3;
    private const byte Compact = 4;

    private const byte Put = 0;
    private const byte Delete = 1;

    public static void Write(RecordWriter writer, in StoreChange change)
    {
        if (change.Batch is { } timed)
        {
            WriteTxn(writer, timed);
        }

        if (change.Granted != 0)
        {
            writer.Byte(Grant);
            writer.Number(change.Granted);
            writer.Number(change.Seconds);
        }

        if (change.Revoked != 0)
        {
            writer.Byte(Revoke);
            writer.Number(change.Revoked);
        }

        if (change.Compacted != 0)
        {
            writer.Byte(Compact);
            writer.Number(change.Compacted);
        }
    }

    /// <summary>Does again what the records of a frame say; transactions that <paramref name="state"/> has already are passed over.</summary>
    /// <returns>False when a transaction after <paramref name="lastRevision"/> was met, which is not done, nor is anything after it.</returns>
    /// <exception cref="InvalidDataException">The records make no sense.</exception>
    public static bool Replay(ReadOnlySpan<byte> payload, WorkingState state, long lastRevision)
    {
        var reader = new RecordReader(payload);
        while (!reader.AtEnd)
        {
            switch (reader.Byte())
            {
                case Txn:
                    if (!ReplayTxn(ref reader, state, lastRevision))
                    {
                        return false;
                    }

                    break;
                case Grant:
                    state.Grant(reader.Number(), reader.Number());
                    break;
                case Revoke:
                    state.Revoke(reader.Number());
                    break;
                case Compact:
                    var revision = reader.Number();
                    if (revision > state.Revision)
                    {
                        throw new InvalidDataException($"compaction of revision {revision} at revision {state.Revision}");
                    }

                    state.Compact(revision);
                    break;
                case var kind:
                    throw new InvalidDataException($"unknown record kind {kind}");
            }
        }

        return true;
    }

    private static void WriteTxn(RecordWriter writer, TimedBatch timed)
    {
        writer.Byte(Txn);
        writer.Number(timed.Time);
        writer.Number(timed.Batch.Revision);
        writer.Number(timed.Batch.Events.Count);
        foreach (var change in timed.Batch.Events)
        {
            var item = change.Item;
            var isPut = change.Type == WatchEventType.Put;
            writer.Byte(isPut ? Put : Delete);
            writer.Bytes(item.Key.Span);
            if (isPut)
            {
                writer.Number(item.Lease);
                writer.Bytes(item.Value.Span);
            }
        }
    }

    private static bool ReplayTxn(ref RecordReader reader, WorkingState state, long lastRevision)
    {
        var time = reader.Number();
        var revision = reader.Number();
        var count = reader.Number();
        if (revision > lastRevision)
        {
            return false;
        }

        var known = revision <= state.Revision;
        if (!known && revision != state.Revision + 1)
        {
            throw new InvalidDataException($"revision {revision} follows revision {state.Revision}");
        }

        for (var i = 0L; i < count; i++)
        {
            ReplayChange(ref reader, state, known);
        }

        if (!known && state.Finish(time) is null)
        {
            throw new InvalidDataException($"revision {revision} changes nothing");
        }

        return true;
    }

    private static void ReplayChange(ref RecordReader reader, WorkingState state, bool known)
    {
        var kind = reader.Byte();
        var key = reader.Bytes();
        if (kind == Put)
        {
            var lease = reader.Number();
            var value = reader.Bytes();
            if (!known)
            {
                state.Put(StoreKey.CopyFrom(key), value.ToArray(), lease);
            }
        }
        else if (kind != Delete)
        {
            throw new InvalidDataException($"unknown change kind {kind}");
        }
        else if (!known)
        {
            var item = state.Tree.Find(StoreKey.CopyFrom(key));
            state.Delete(item ?? throw new InvalidDataException("a key is deleted that does not exist"));
        }
    }
}
