namespace Dotnetes.Machinery.Networks;

/// <summary>Walks over the attributes in a part of a netlink message; ends where they make no sense.</summary>
/// <param name="data">The part of the message.</param>
public ref struct NetlinkAttributes(ReadOnlySpan<byte> data)
{
    private const int Head = 4;
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Gives the next attribute, its type without flags; false at the end.</summary>
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
