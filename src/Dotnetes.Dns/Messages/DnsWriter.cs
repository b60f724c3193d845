using System.Buffers.Binary;

namespace Dotnetes.Dns.Messages;

/// <summary>Writes the parts of a message. Names that were written before are referred to.</summary>
internal sealed class DnsWriter
{
    // Only the first 16 KiB can be referred to.
    private const int MaxReference = 0x3fff;

    private readonly Dictionary<DnsName, int> _places = [];
    private byte[] _buffer = new byte[512];

    public int Length { get; private set; }

    public byte[] ToArray() => _buffer[..Length];

    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Reserve(2), (ushort)value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Reserve(4), value);

    public void UInt16At(int place, int value) => BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(place), (ushort)value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Name(DnsName name)
    {
        for (; name.Count > 0; name = name.Without(1))
        {
            if (_places.TryGetValue(name, out var place))
            {
                UInt16(0xc000 | place);
                return;
            }

            if (Length <= MaxReference)
            {
                _places.Add(name, Length);
            }

            Label(name.Labels[0]);
        }

        Reserve(1)[0] = 0;
    }

    public void NameInFull(DnsName name)
    {
        foreach (var label in name.Labels)
        {
            Label(label);
        }

        Reserve(1)[0] = 0;
    }

    public void Record(DnsRecord record)
    {
        Name(record.Name);
        UInt16(record.Type);
        UInt16(record.Class);
        UInt32(record.Ttl);
        UInt16(record.Data.Length);
        Bytes(record.Data.Span);
    }

    /// <summary>Takes back what was written after a place.</summary>
    public void CutTo(int length)
    {
        Length = length;
        foreach (var (name, place) in _places)
        {
            if (place >= length)
            {
                _places.Remove(name);
            }
        }
    }

    private void Label(string label)
    {
        var place = Reserve(label.Length + 1);
        place[0] = (byte)label.Length;
        for (var i = 0; i < label.Length; i++)
        {
            place[i + 1] = (byte)label[i];
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        Length += count;
        return _buffer.AsSpan(Length - count, count);
    }
}
