using System.Globalization;

namespace Dotnetes.ApiServer.Discovery;

/// <summary>Orders versions as upstream prefers them: stable before beta before alpha, higher numbers first, anything else last by name.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static VersionOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (a, b) = (Rank(x ?? ""), Rank(y ?? ""));
        return a == b ? string.CompareOrdinal(x, y) : b.CompareTo(a);
    }

    private static (int Stability, int Major, int Minor) Rank(string version)
    {
        if (version.Length < 2 || version[0] != 'v')
        {
            return (0, 0, 0);
        }

        var digits = 1;
        while (digits < version.Length && char.IsAsciiDigit(version[digits]))
        {
            digits++;
        }

        if (!int.TryParse(version.AsSpan(1, digits - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            return (0, 0, 0);
        }

        var rest = version[digits..];
        var stability = rest switch
        {
            "" => 3,
            _ when rest.StartsWith("beta", StringComparison.Ordinal) => 2,
            _ when rest.StartsWith("alpha", StringComparison.Ordinal) => 1,
            _ => 0,
        };
        var number = rest.TrimStart("abehlpt".ToCharArray());
        return (stability, major, int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0);
    }
}
