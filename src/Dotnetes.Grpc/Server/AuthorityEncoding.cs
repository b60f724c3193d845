using System.Buffers;
using System.Text;

namespace Dotnetes.Grpc.Server;

/// <summary>
/// Reads the <c>:authority</c> of requests. Clients written in Go send whatever they dialled, such as the path of a unix socket or a
/// whole URL; Kestrel resets a stream whose authority is not a host name. Nothing here depends on the authority, so one that Kestrel
/// would refuse is read as <c>localhost</c>.
/// </summary>
internal sealed class AuthorityEncoding : Encoding
{
    private const string Replacement = "localhost";

    private static readonly SearchValues<byte> HostBytes =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~"u8);

    public static AuthorityEncoding Instance { get; } = new();

    /// <summary>The encodings of request headers as Kestrel asks for them; null is its default.</summary>
    public static Encoding? Select(string header) => header is ":authority" or "Host" ? Instance : null;

    public override int GetCharCount(byte[] bytes, int index, int count) =>
        IsHost(bytes.AsSpan(index, count)) ? count : Replacement.Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var source = bytes.AsSpan(byteIndex, byteCount);
        if (IsHost(source))
        {
            return ASCII.GetChars(source, chars.AsSpan(charIndex));
        }

        Replacement.CopyTo(chars.AsSpan(charIndex));
        return Replacement.Length;
    }

    public override int GetMaxCharCount(int byteCount) => Math.Max(byteCount, Replacement.Length);

    public override int GetByteCount(char[] chars, int index, int count) => ASCII.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        ASCII.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => ASCII.GetMaxByteCount(charCount);

    /// <summary>A host name or address, perhaps with a port. Stricter than Kestrel, which is on the safe side.</summary>
    private static bool IsHost(ReadOnlySpan<byte> authority)
    {
        var host = authority;
        var colon = authority.LastIndexOf((byte)':');
        if (colon >= 0 && !authority[(colon + 1)..].Contains((byte)']'))
        {
            if (colon == authority.Length - 1 || authority[(colon + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }

            host = authority[..colon];
        }

        if (host.Length > 2 && host[0] == '[' && host[^1] == ']')
        {
            return System.Net.IPAddress.TryParse(ASCII.GetString(host[1..^1]), out _);
        }

        return !host.IsEmpty && !host.ContainsAnyExcept(HostBytes);
    }
}
