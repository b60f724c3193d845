using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Dotnetes.Dns.Messages;

/// <summary>A resource record.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Type">Of which type.</param>
/// <param name="Class">Of which class.</param>
/// <param name="Ttl">For how many seconds it may be remembered.</param>
/// <param name="Data">Its data as it stands in a message, with all names in full.</param>
public sealed record DnsRecord(DnsName Name, ushort Type, ushort Class, uint Ttl, ReadOnlyMemory<byte> Data)
{
    /// <summary>An address: A or AAAA.</summary>
    public static DnsRecord Address(DnsName name, uint ttl, IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return new(name, bytes.Length == 4 ? DnsType.A : DnsType.Aaaa, DnsType.Internet, ttl, bytes);
    }

    /// <summary>A record that names another name: CNAME, NS, PTR.</summary>
    public static DnsRecord Pointer(DnsName name, ushort type, uint ttl, DnsName target) => new(name, type, DnsType.Internet, ttl, NameBytes(target));

    /// <summary>Host and port of a service (RFC 2782).</summary>
    public static DnsRecord Service(DnsName name, uint ttl, ushort weight, ushort port, DnsName target)
    {
        var host = NameBytes(target);
        var data = new byte[6 + host.Length];
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(2), weight);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(4), port);
        host.CopyTo(data, 6);
        return new(name, DnsType.Srv, DnsType.Internet, ttl, data);
    }

    /// <summary>A text of at most 255 bytes of ASCII.</summary>
    public static DnsRecord Text(DnsName name, uint ttl, string text) => new(name, DnsType.Txt, DnsType.Internet, ttl, (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);

    /// <summary>The start of a zone; the minimum is for how long an answer that there is nothing may be remembered (RFC 2308).</summary>
    public static DnsRecord Authority(DnsName zone, uint ttl, DnsName server, DnsName mailbox, uint serial, uint minimum)
    {
        Span<byte> numbers = stackalloc byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(numbers, serial);
        BinaryPrimitives.WriteUInt32BigEndian(numbers[4..], 7200);
        BinaryPrimitives.WriteUInt32BigEndian(numbers[8..], 1800);
        BinaryPrimitives.WriteUInt32BigEndian(numbers[12..], 86400);
        BinaryPrimitives.WriteUInt32BigEndian(numbers[16..], minimum);
        return new(zone, DnsType.Soa, DnsType.Internet, ttl, (byte[])[.. NameBytes(server), .. NameBytes(mailbox), .. numbers]);
    }

    /// <summary>The name that a CNAME, NS or PTR record names.</summary>
    /// <exception cref="DnsFormatException">The data is no name.</exception>
    public DnsName Target => new DnsReader(Data.Span).Name();

    /// <summary>The last number of an SOA record: for how long a negative answer may be remembered; 0 when the data is malformed.</summary>
    public uint Minimum => Type == DnsType.Soa && Data.Length >= 22 ? BinaryPrimitives.ReadUInt32BigEndian(Data.Span[^4..]) : 0;

    /// <inheritdoc/>
    public bool Equals(DnsRecord? other) =>
        other is not null && Name.Equals(other.Name) && Type == other.Type && Class == other.Class && Ttl == other.Ttl && Data.Span.SequenceEqual(other.Data.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Class, Ttl, Data.Length);

    private static byte[] NameBytes(DnsName name)
    {
        var writer = new DnsWriter();
        writer.NameInFull(name);
        return writer.ToArray();
    }
}
