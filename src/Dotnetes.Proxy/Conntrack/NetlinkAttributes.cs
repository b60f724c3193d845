namespace Dotnetes.Proxy.Conntrack;

/// <summary>Walks over the attributes in a part of a netlink message; ends where they make no sense.</summary>
internal ref struct NetlinkAttributes(ReadOnlySpan<byte> data)
{
    private const int Head = 4;
    private ReadOnlySpan<byte> _rest = data;

    public bool Next(out ushort type, out ReadOnlySpan<byte> value)
    {
        if (_rest.Length >= Head)
        {
            int length = BitConverter.ToUInt16(_rest);
            if (length >= Head && length <= _rest.Length)
            {
                type = (ushort)(BitConverter.ToUInt16(_rest[2..]) & 0x3fff);
                value = _rest[Head..length];
                _rest = _rest[Math.Min((length + 3) & ~3, _rest.Length)..];
                return true;
            }
        }

        type = 0;
        value = default;
        return false;
    }
}
