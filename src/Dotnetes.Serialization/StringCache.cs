using System.Text;

namespace Dotnetes.Serialization;

/// <summary>
/// Shares the short strings that decoders meet over and over (label keys, namespaces, enum values). A direct-mapped table per
/// thread: a miss costs one comparison, and nothing is kept alive beyond the table's slots.
/// </summary>
internal static class StringCache
{
    private const int MaxLength = 32;
    private const int Slots = 1024;

    [ThreadStatic]
    private static string?[]? t_slots;

    /// <summary>Decodes UTF-8; invalid sequences become U+FFFD.</summary>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0)
        {
            return "";
        }

        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var hash = (uint)utf8.Length;
        foreach (var b in utf8)
        {
            hash = (hash * 31) + b;
        }

        hash ^= hash >> 15;
        var slots = t_slots ??= new string?[Slots];
        ref var slot = ref slots[hash & (Slots - 1)];
        if (slot is { } cached && cached.Length == utf8.Length && Ascii.Equals(utf8, cached))
        {
            return cached;
        }

        var value = Encoding.UTF8.GetString(utf8);
        slot = value;
        return value;
    }
}
