using System.Buffers;
using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <summary>Brings strings to the scalars' readers, which read UTF-8.</summary>
internal static class ScalarText
{
    private const int StackLimit = 256;

    /// <summary>Reads a scalar; returns what is wrong with the text, or null.</summary>
    internal delegate string? Reader<T>(ReadOnlySpan<byte> utf8, out T value);

    internal static T Parse<T>(string text, Reader<T> read)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, read, out var value) is { } error ? throw new DecodingException(error) : value;
    }

    internal static bool TryParse<T>(string? text, Reader<T> read, out T value)
        where T : struct
    {
        value = default;
        return text is not null && Read(text, read, out value) is null;
    }

    /// <summary>Quotes a text in an error message as Go does, cut after 100 bytes.</summary>
    internal static string Quote(ReadOnlySpan<byte> utf8) => GoText.Quote(Encoding.UTF8.GetString(utf8.Length > 100 ? utf8[..100] : utf8));

    private static string? Read<T>(string text, Reader<T> read, out T value)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (length <= StackLimit)
        {
            Span<byte> buffer = stackalloc byte[StackLimit];
            return read(buffer[..Encoding.UTF8.GetBytes(text, buffer)], out value);
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return read(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)), out value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
