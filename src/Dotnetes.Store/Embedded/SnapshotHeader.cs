namespace Dotnetes.Store.Embedded;

/// <summary>The beginning of a snapshot.</summary>
/// <param name="StoreId">The store that it was made of.</param>
/// <param name="Revision">The revision of the records.</param>
/// <param name="CompactRevision">The first revision that can be read; 0 if none was compacted.</param>
/// <param name="FirstFrame">The log frame from which the log is needed, the first of a segment; 0: the snapshot is a backup, complete in itself.</param>
/// <param name="Records">The number of records.</param>
/// <param name="Leases">The number of leases.</param>
/// <param name="Created">When it was made, in milliseconds since 1970 UTC.</param>
internal sealed record SnapshotHeader(
    ulong StoreId, long Revision, long CompactRevision, ulong FirstFrame, long Records, long Leases, long Created)
{
    public const int PayloadLength = 64;

    private const uint FormatVersion = 1;

    public void Write(RecordWriter writer)
    {
        writer.Fixed32(FormatVersion);
        writer.Fixed32(0);
        writer.Fixed64(StoreId);
        writer.Fixed64((ulong)Revision);
        writer.Fixed64((ulong)CompactRevision);
        writer.Fixed64(FirstFrame);
        writer.Fixed64((ulong)Records);
        writer.Fixed64((ulong)Leases);
        writer.Fixed64((ulong)Created);
    }

    /// <exception cref="InvalidDataException">It is not a header of a known format.</exception>
    public static SnapshotHeader Read(ReadOnlySpan<byte> payload)
    {
        var reader = new RecordReader(payload);
        var version = reader.Fixed32();
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"the snapshot has format {version}, this version of the software knows only {FormatVersion}");
        }

        reader.Fixed32();
        return new(
            reader.Fixed64(),
            (long)reader.Fixed64(),
            (long)reader.Fixed64(),
            reader.Fixed64(),
            (long)reader.Fixed64(),
            (long)reader.Fixed64(),
            (long)reader.Fixed64());
    }
}
