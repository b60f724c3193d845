namespace Dotnetes.Serialization.Collections;

/// <summary>
/// Compares strings by their UTF-8 bytes, the order in which map keys are written. It differs from UTF-16 order only
/// where surrogate pairs meet characters from U+E000 to U+FFFF.
/// </summary>
public sealed class Utf8Order : IComparer<string>
{
    private Utf8Order()
    {
    }

    /// <summary>The one instance.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <summary>Compares two strings by their UTF-8 bytes.</summary>
    public static int CompareKeys(string x, string y)
    {
        // Keys of one map tend to share long prefixes, which the framework skips many characters at a time.
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same < x.Length && same < y.Length)
        {
            return Rank(x[same]) - Rank(y[same]);
        }

        return x.Length - y.Length;
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => CompareKeys(x ?? "", y ?? "");

    // Surrogates encode characters above U+FFFF, so they sort after every other unit.
    private static int Rank(char c) => c < 0xD800 ? c : c <= 0xDFFF ? c + 0x2000 : c - 0x800;
}
