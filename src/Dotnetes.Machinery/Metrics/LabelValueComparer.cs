namespace Dotnetes.Machinery.Metrics;

/// <summary>Compares label values, also those that are not in an array yet.</summary>
internal sealed class LabelValueComparer : IEqualityComparer<string[]>, IAlternateEqualityComparer<ReadOnlySpan<string>, string[]>, IComparer<string[]>
{
    public static LabelValueComparer Instance { get; } = new();

    public bool Equals(string[]? x, string[]? y) => x is null ? y is null : y is not null && x.AsSpan().SequenceEqual(y);

    public int GetHashCode(string[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<string> alternate, string[] other) => alternate.SequenceEqual(other);

    // Label values are few and the server's own, so nothing is gained by the slow hash that withstands chosen collisions; every request looks up a dozen.
    public int GetHashCode(ReadOnlySpan<string> alternate)
    {
        var hash = 17u;
        foreach (var value in alternate)
        {
            hash = (hash * 31) + (uint)value.Length;
            foreach (var c in value)
            {
                hash = (hash * 31) + c;
            }
        }

        return (int)hash;
    }

    public string[] Create(ReadOnlySpan<string> alternate) => alternate.ToArray();

    public int Compare(string[]? x, string[]? y)
    {
        for (var i = 0; i < Math.Min(x!.Length, y!.Length); i++)
        {
            if (string.CompareOrdinal(x[i], y[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return x.Length - y.Length;
    }
}
