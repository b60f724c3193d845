using System.Buffers.Binary;
using System.Text;

namespace Dotnetes.Dns.Messages;

/// <summary>Reads the parts of a message; throws <see cref="DnsFormatException"/> where they end too early or make no sense.</summary>
internal ref struct DnsReader(ReadOnlySpan<byte> message)
{
    // Nobody needs more; without a bound a small message could cost much work.
    private const int MaxJumps = 64;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _at)
        {
            throw new DnsFormatException($"the message ends at {_message.Length}");
        }

        var part = _message.Slice(_at, count);
        _at += count;
        return part;
    }

    /// <summary>A name, which may go on at an earlier place of the message (RFC 1035 4.1.4). Each jump must lead further back, so that it ends.</summary>
    public DnsName Name()
    {
        var labels = new List<string>();
        var at = _at;
        var back = _at;
        var jumps = 0;
        while (true)
        {
            int length = Byte(at);
            switch (length & 0xc0)
            {
                case 0 when length == 0:
                    _at = jumps > 0 ? _at : at + 1;
                    return DnsName.Of(labels.ToArray());
                case 0:
                    if (at + 1 + length > _message.Length)
                    {
                        throw new DnsFormatException("a label goes beyond the end of the message");
                    }

                    labels.Add(Encoding.Latin1.GetString(_message.Slice(at + 1, length)));
                    at += length + 1;
                    break;
                case 0xc0:
                    var target = ((length & 0x3f) << 8) | Byte(at + 1);
                    if (target >= back || jumps == MaxJumps)
                    {
                        throw new DnsFormatException("a name goes on at a place that does not lie before it, or too often");
                    }

                    _at = jumps > 0 ? _at : at + 2;
                    jumps++;
                    at = back = target;
                    break;
                default:
                    throw new DnsFormatException("a label of an unknown kind");
            }
        }
    }

    public DnsRecord Record()
    {
        var name = Name();
        var type = UInt16();
        var @class = UInt16();
        var ttl = UInt32();
        int length = UInt16();
        var end = _at + length;
        if (end > _message.Length)
        {
            throw new DnsFormatException("the data of a record goes beyond the end of the message");
        }

        var data = Data(type, end);
        return _at == end ? new(name, type, @class, ttl, data) : throw new DnsFormatException("the data of a record is not as long as its type says");
    }

    // Types whose data may name names in short form get them in full (RFC 3597 4); the data of all others is left as it is.
    private byte[] Data(ushort type, int end)
    {
        var (before, names) = type switch
        {
            DnsType.Ns or DnsType.Cname or DnsType.Ptr or 3 or 4 or 7 or 8 or 9 or 39 => (0, 1),
            DnsType.Soa or 14 or 17 => (0, 2),
            DnsType.Mx or 18 or 21 => (2, 1),
            DnsType.Srv => (6, 1),
            26 => (2, 2),
            _ => (0, 0),
        };
        if (names == 0 || _at == end)
        {
            return Take(end - _at).ToArray();
        }

        var writer = new DnsWriter();
        writer.Bytes(Take(before));
        for (var i = 0; i < names; i++)
        {
            writer.NameInFull(Name());
        }

        if (_at > end)
        {
            throw new DnsFormatException("a name goes beyond the data of its record");
        }

        writer.Bytes(Take(end - _at));
        return writer.ToArray();
    }

    private readonly byte Byte(int at) => at < _message.Length ? _message[at] : throw new DnsFormatException("a name goes beyond the end of the message");
}
