using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>
/// The usable addresses of a range: all but the first, and for IPv4 all but the last. Free addresses are looked for above a lower band, so that
/// addresses which people choose by hand collide less often (KEP-3070).
/// </summary>
internal sealed class AddressRange
{
    private const long SmallestBand = 16;

    private const long LargestBand = 256;

    private const long BandShare = 16;

    private readonly IPNetwork _network;
    private readonly UInt128 _first;
    private readonly long _count;
    private readonly long _band;

    public AddressRange(IPNetwork network)
    {
        _network = network;
        var hostBits = (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) - network.PrefixLength;
        var size = hostBits >= 62 ? 1L << 62 : 1L << hostBits;
        _first = ToNumber(network.BaseAddress) + 1;
        _count = Math.Max(network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? size - 2 : size - 1, 0);
        _band = size <= SmallestBand ? 0 : Math.Clamp(size / BandShare, SmallestBand, LargestBand);
    }

    public string Family => FamilyOf(_network.BaseAddress);

    public static string FamilyOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? "IPv4" : "IPv6";

    /// <summary>Whether the address lies in the range, usable or not.</summary>
    public bool Covers(IPAddress address) => address.AddressFamily == _network.BaseAddress.AddressFamily && _network.Contains(address);

    /// <summary>Whether the address can be handed out.</summary>
    public bool IsUsable(IPAddress address) => Covers(address) && ToNumber(address) is var number && number >= _first && number - _first < (UInt128)_count;

    /// <summary>A free address, or null.</summary>
    public IPAddress? FindFree(Reservations<IPAddress> reservations, Random random) =>
        FindFree(reservations, random, _band, _count) ?? FindFree(reservations, random, 0, Math.Min(_band, _count));

    public override string ToString() => _network.ToString();

    private IPAddress? FindFree(Reservations<IPAddress> reservations, Random random, long from, long to)
    {
        var span = to - from;
        if (span <= 0)
        {
            return null;
        }

        var start = random.NextInt64(span);

        // Among so many addresses one more than are taken is enough to find a free one.
        var tries = Math.Min(span, reservations.Count + 1L);
        for (var i = 0L; i < tries; i++)
        {
            var address = FromNumber(_first + (UInt128)(from + ((start + i) % span)));
            if (!reservations.IsTaken(address))
            {
                return address;
            }
        }

        return null;
    }

    private static UInt128 ToNumber(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private IPAddress FromNumber(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new(_network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? bytes[12..] : bytes);
    }
}
