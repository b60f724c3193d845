using System.Text;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>A protobuf message that is put together field by field, in the order of the calls.</summary>
internal sealed class WireMessage
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _bytes.Length == 0;

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    /// <summary>Adds a text; an empty one is left out.</summary>
    public WireMessage Text(int field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Bytes(field, Encoding.UTF8.GetBytes(value));
        }

        return this;
    }

    /// <summary>Adds a flag; false is left out.</summary>
    public WireMessage Flag(int field, bool value) => value ? Number(field, 1) : this;

    /// <summary>Adds a whole number.</summary>
    public WireMessage Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    /// <summary>Adds a floating-point number.</summary>
    public WireMessage Real(int field, double value)
    {
        Varint(((ulong)field << 3) | 1);
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>Adds a message, even an empty one.</summary>
    public WireMessage Message(int field, WireMessage value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value._bytes.Length);
        value._bytes.WriteTo(_bytes);
        return this;
    }

    private void Bytes(int field, byte[] value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.Write(value);
    }

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.WriteByte((byte)value);
    }
}
