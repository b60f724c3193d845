using System.Buffers.Binary;
using System.Net;
using Dotnetes.Machinery.Networks;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Conntrack;

/// <summary>The connections of this process's network namespace, by the kernel's ctnetlink interface.</summary>
public sealed class NetlinkConntrack : IConntrack
{
    private const ushort GetFlows = 0x101;
    private const ushort DeleteFlow = 0x102;
    private const ushort TupleOriginal = 1;
    private const ushort TupleReply = 2;
    private const ushort ZoneOfFlow = 18;
    private const ushort TupleAddresses = 1;
    private const ushort TupleProtocol = 2;
    private const byte Udp = 17;
    private const int NoSuchFlow = 2;

    /// <inheritdoc/>
    public IReadOnlyList<ConntrackFlow> ListUdp(ProxyFamily family)
    {
        var flows = new List<ConntrackFlow>();
        using var socket = new NetlinkSocket(NetlinkFamily.Netfilter);
        socket.Dump(GetFlows, Header(family), message =>
        {
            if (Parse(message) is { } flow)
            {
                flows.Add(flow);
            }
        });
        return flows;
    }

    /// <inheritdoc/>
    public void Delete(ProxyFamily family, ConntrackFlow flow)
    {
        using var socket = new NetlinkSocket(NetlinkFamily.Netfilter);
        var error = socket.Execute(DeleteFlow, [.. Header(family), .. Tuple(flow), .. flow.Zone == 0 ? [] : Attribute(ZoneOfFlow, BigEndian(flow.Zone))]);
        if (error is not 0 and not NoSuchFlow)
        {
            throw new IOException($"the kernel does not forget the flow from {flow.Source} to {flow.Destination}: error {error}");
        }
    }

    /// <summary>Reads a message of the kernel; null when it tells of something else than a UDP flow, or makes no sense.</summary>
    internal static ConntrackFlow? Parse(ReadOnlySpan<byte> message)
    {
        const int FamilyHeader = 4;
        (IPEndPoint Source, IPEndPoint Destination)? original = null;
        (IPEndPoint Source, IPEndPoint Destination)? reply = null;
        ushort zone = 0;
        var attributes = new NetlinkAttributes(message.Length < FamilyHeader ? [] : message[FamilyHeader..]);
        while (attributes.Next(out var type, out var value))
        {
            switch (type)
            {
                case TupleOriginal:
                    original = ParseTuple(value);
                    break;
                case TupleReply:
                    reply = ParseTuple(value);
                    break;
                case ZoneOfFlow when value.Length >= 2:
                    zone = BinaryPrimitives.ReadUInt16BigEndian(value);
                    break;
            }
        }

        return original is { } there && reply is { } back ? new ConntrackFlow(there.Source, there.Destination, back.Source, zone) : null;
    }

    private static (IPEndPoint Source, IPEndPoint Destination)? ParseTuple(ReadOnlySpan<byte> tuple)
    {
        IPAddress? source = null;
        IPAddress? destination = null;
        byte protocol = 0;
        ushort sourcePort = 0;
        ushort destinationPort = 0;
        var parts = new NetlinkAttributes(tuple);
        while (parts.Next(out var part, out var content))
        {
            var attributes = new NetlinkAttributes(content);
            while (attributes.Next(out var type, out var value))
            {
                switch (part, type)
                {
                    case (TupleAddresses, 1 or 3) when value.Length is 4 or 16:
                        source = new IPAddress(value);
                        break;
                    case (TupleAddresses, 2 or 4) when value.Length is 4 or 16:
                        destination = new IPAddress(value);
                        break;
                    case (TupleProtocol, 1) when value.Length > 0:
                        protocol = value[0];
                        break;
                    case (TupleProtocol, 2) when value.Length >= 2:
                        sourcePort = BinaryPrimitives.ReadUInt16BigEndian(value);
                        break;
                    case (TupleProtocol, 3) when value.Length >= 2:
                        destinationPort = BinaryPrimitives.ReadUInt16BigEndian(value);
                        break;
                }
            }
        }

        return protocol == Udp && source is not null && destination is not null ? (new(source, sourcePort), new(destination, destinationPort)) : null;
    }

    private static byte[] Header(ProxyFamily family) => [(byte)(family == ProxyFamily.IPv4 ? 2 : 10), 0, 0, 0];

    private static byte[] Tuple(ConntrackFlow flow)
    {
        var six = flow.Source.Address.GetAddressBytes().Length == 16;
        byte[] addresses =
        [
            .. Attribute((ushort)(six ? 3 : 1), flow.Source.Address.GetAddressBytes()),
            .. Attribute((ushort)(six ? 4 : 2), flow.Destination.Address.GetAddressBytes()),
        ];
        byte[] protocol =
        [
            .. Attribute(1, [Udp]), .. Attribute(2, BigEndian((ushort)flow.Source.Port)), .. Attribute(3, BigEndian((ushort)flow.Destination.Port)),
        ];
        return Attribute(Nested(TupleOriginal), [.. Attribute(Nested(TupleAddresses), addresses), .. Attribute(Nested(TupleProtocol), protocol)]);
    }

    private static ushort Nested(ushort type) => (ushort)(type | 0x8000);

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Attribute(ushort type, byte[] value)
    {
        const int Head = 4;
        var result = new byte[(Head + value.Length + 3) & ~3];
        BitConverter.TryWriteBytes(result, (ushort)(Head + value.Length));
        BitConverter.TryWriteBytes(result.AsSpan(2), type);
        value.CopyTo(result, Head);
        return result;
    }
}
