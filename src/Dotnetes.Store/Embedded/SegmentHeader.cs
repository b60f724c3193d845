namespace Dotnetes.Store.Embedded;

/// <summary>The first 80 bytes of a log segment: a magic number and a frame.</summary>
/// <param name="StoreId">The store that the segment belongs to.</param>
/// <param name="Number">The segment's number.</param>
/// <param name="FirstFrame">The sequence number of the first frame.</param>
/// <param name="StartRevision">The store's revision before the first frame.</param>
/// <param name="Relaxed">Whether frames may have been written on before the ones before them were durable.</param>
internal sealed record SegmentHeader(ulong StoreId, ulong Number, ulong FirstFrame, long StartRevision, bool Relaxed)
{
    public const int Length = 8 + Frame.HeaderLength + PayloadLength + Frame.TrailerLength;

    private const int PayloadLength = 40;
    private const uint FormatVersion = 1;
    private const uint RelaxedFlag = 1;

    private static ReadOnlySpan<byte> Magic => "DNTSLOG\n"u8;

    /// <summary>What the checksums of the segment's frames start from, so that frames cannot be mistaken for those of another store.</summary>
    public static uint SeedOf(ulong storeId) => (uint)storeId ^ (uint)(storeId >> 32);

    public byte[] ToBytes()
    {
        var writer = new RecordWriter();
        writer.Fixed32(FormatVersion);
        writer.Fixed32(Relaxed ? RelaxedFlag : 0);
        writer.Fixed64(StoreId);
        writer.Fixed64(Number);
        writer.Fixed64(FirstFrame);
        writer.Fixed64((ulong)StartRevision);
        return [.. Magic, .. writer.Seal(0, 0).Span];
    }

    /// <summary>Reads a header; null with the problem if it is not good.</summary>
    public static SegmentHeader? TryRead(IStoreFile file, out string problem)
    {
        var bytes = new byte[Length];
        var length = file.Read(0, bytes);
        problem = "the header of the log segment is damaged";
        if (length < Length
            || !bytes.AsSpan().StartsWith(Magic)
            || !Frame.TryReadHeader(bytes.AsSpan(8), 0, out var payloadLength, out _)
            || payloadLength != PayloadLength
            || !Frame.IsBodyGood(bytes.AsSpan(8), payloadLength, 0, 0))
        {
            return null;
        }

        var reader = new RecordReader(bytes.AsSpan(8 + Frame.HeaderLength, PayloadLength));
        var version = reader.Fixed32();
        if (version != FormatVersion)
        {
            problem = $"the log has format {version}, this version of the software knows only {FormatVersion}";
            return null;
        }

        var flags = reader.Fixed32();
        return new(reader.Fixed64(), reader.Fixed64(), reader.Fixed64(), (long)reader.Fixed64(), (flags & RelaxedFlag) != 0);
    }
}
