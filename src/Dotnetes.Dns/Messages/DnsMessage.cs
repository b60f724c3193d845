namespace Dotnetes.Dns.Messages;

/// <summary>A query or an answer (RFC 1035).</summary>
public sealed record DnsMessage
{
    /// <summary>The longest message over TCP, in bytes.</summary>
    public const int MaxLength = 65535;

    /// <summary>The longest message over UDP for those who do not say that they take more, in bytes.</summary>
    public const int MinUdpLength = 512;

    private const int ResponseBit = 0x8000;
    private const int AuthoritativeBit = 0x400;
    private const int TruncatedBit = 0x200;
    private const int RecursionDesiredBit = 0x100;
    private const int RecursionAvailableBit = 0x80;
    private const int AuthenticBit = 0x20;
    private const int CheckingDisabledBit = 0x10;

    /// <summary>The number by which answers are told apart.</summary>
    public ushort Id { get; init; }

    /// <summary>Whether it is an answer.</summary>
    public bool IsResponse { get; init; }

    /// <summary>The kind of query; 0 is an ordinary one.</summary>
    public int Opcode { get; init; }

    /// <summary>Whether the answer comes from who is responsible for the name.</summary>
    public bool IsAuthoritative { get; init; }

    /// <summary>Whether something was left out for want of room.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the server shall ask others.</summary>
    public bool RecursionDesired { get; init; }

    /// <summary>Whether the server asks others.</summary>
    public bool RecursionAvailable { get; init; }

    /// <summary>Whether the answer was validated (RFC 4035).</summary>
    public bool IsAuthentic { get; init; }

    /// <summary>Whether answers are wanted that do not validate (RFC 4035).</summary>
    public bool CheckingDisabled { get; init; }

    /// <summary>What became of the query: see <see cref="DnsResponseCode"/>.</summary>
    public int ResponseCode { get; init; }

    /// <summary>What is asked; one question in all messages of practice.</summary>
    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    /// <summary>The answers.</summary>
    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    /// <summary>Who is responsible.</summary>
    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    /// <summary>What may be of use beside; without the OPT record.</summary>
    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];

    /// <summary>The extensions; null without an OPT record.</summary>
    public DnsExtensions? Extensions { get; init; }

    /// <summary>Reads a message.</summary>
    /// <exception cref="DnsFormatException">It is malformed.</exception>
    public static DnsMessage Decode(ReadOnlySpan<byte> message)
    {
        var reader = new DnsReader(message);
        var id = reader.UInt16();
        int flags = reader.UInt16();
        Span<int> counts = [reader.UInt16(), reader.UInt16(), reader.UInt16(), reader.UInt16()];
        var questions = new List<DnsQuestion>(Math.Min(counts[0], 4));
        for (var i = 0; i < counts[0]; i++)
        {
            questions.Add(new(reader.Name(), reader.UInt16(), reader.UInt16()));
        }

        var answers = Records(ref reader, counts[1]);
        var authorities = Records(ref reader, counts[2]);
        var additionals = Records(ref reader, counts[3]);
        var option = additionals.FindIndex(r => r.Type == DnsType.Opt);
        if (option >= 0 && (additionals[option].Name.Count > 0 || additionals.FindLastIndex(r => r.Type == DnsType.Opt) != option))
        {
            throw new DnsFormatException("there is more than one OPT record, or one with a name");
        }

        var extensions = option < 0 ? null : additionals[option];
        additionals.RemoveAll(r => r.Type == DnsType.Opt);
        return new()
        {
            Id = id,
            IsResponse = (flags & ResponseBit) != 0,
            Opcode = (flags >> 11) & 15,
            IsAuthoritative = (flags & AuthoritativeBit) != 0,
            IsTruncated = (flags & TruncatedBit) != 0,
            RecursionDesired = (flags & RecursionDesiredBit) != 0,
            RecursionAvailable = (flags & RecursionAvailableBit) != 0,
            IsAuthentic = (flags & AuthenticBit) != 0,
            CheckingDisabled = (flags & CheckingDisabledBit) != 0,
            ResponseCode = (flags & 15) | (extensions is null ? 0 : (int)(extensions.Ttl >> 24) << 4),
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
            Extensions = extensions is null ? null : new(extensions.Class, (extensions.Ttl & 0x8000) != 0, (byte)(extensions.Ttl >> 16)),
        };
    }

    /// <summary>Writes the message; what does not fit is left out from the end, and the message says so.</summary>
    /// <param name="limit">The longest length, in bytes.</param>
    public byte[] Encode(int limit = MaxLength)
    {
        const int Option = 11;
        var writer = new DnsWriter();
        writer.UInt16(Id);
        writer.UInt16(Flags(IsTruncated));
        writer.Bytes(stackalloc byte[8]);
        foreach (var question in Questions)
        {
            writer.Name(question.Name);
            writer.UInt16(question.Type);
            writer.UInt16(question.Class);
        }

        writer.UInt16At(4, Questions.Count);
        var room = Extensions is null ? limit : limit - Option;
        var fits = Write(writer, Answers, room, 6) && Write(writer, Authorities, room, 8);

        // What is additional is left out without a word (RFC 2181 9).
        var count = fits ? WriteAdditional(writer, room) : 0;
        if (!fits)
        {
            writer.UInt16At(2, Flags(truncated: true));
        }

        if (Extensions is { } extensions)
        {
            var ttl = ((uint)(ResponseCode >> 4) << 24) | ((uint)extensions.Version << 16) | (extensions.WantsSecurity ? 0x8000u : 0);
            writer.Record(new(DnsName.Root, DnsType.Opt, extensions.Size, ttl, default));
            count++;
        }

        writer.UInt16At(10, count);
        return writer.ToArray();
    }

    private static List<DnsRecord> Records(ref DnsReader reader, int count)
    {
        var records = new List<DnsRecord>(Math.Min(count, 32));
        for (var i = 0; i < count; i++)
        {
            records.Add(reader.Record());
        }

        return records;
    }

    private static bool Write(DnsWriter writer, IReadOnlyList<DnsRecord> records, int room, int countAt)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var before = writer.Length;
            writer.Record(records[i]);
            if (writer.Length > room)
            {
                writer.CutTo(before);
                return false;
            }

            writer.UInt16At(countAt, i + 1);
        }

        return true;
    }

    private int WriteAdditional(DnsWriter writer, int room)
    {
        var count = 0;
        foreach (var record in Additionals)
        {
            var before = writer.Length;
            writer.Record(record);
            if (writer.Length > room)
            {
                writer.CutTo(before);
                break;
            }

            count++;
        }

        return count;
    }

    private int Flags(bool truncated) =>
        (IsResponse ? ResponseBit : 0) | (Opcode << 11) | (IsAuthoritative ? AuthoritativeBit : 0) | (truncated ? TruncatedBit : 0) | (RecursionDesired ? RecursionDesiredBit : 0)
        | (RecursionAvailable ? RecursionAvailableBit : 0) | (IsAuthentic ? AuthenticBit : 0) | (CheckingDisabled ? CheckingDisabledBit : 0) | (ResponseCode & 15);
}
