using System.Globalization;

namespace Dotnetes.Store.Embedded;

/// <summary>The names of the files in a store's directory.</summary>
internal static class StoreFiles
{
    public const string LockName = "LOCK";
    public const string SegmentSuffix = ".log";
    public const string SnapshotSuffix = ".snapshot";
    public const string TemporarySuffix = ".tmp";

    public static string SegmentName(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture) + SegmentSuffix;

    public static string SnapshotName(long revision) => revision.ToString("x16", CultureInfo.InvariantCulture) + SnapshotSuffix;

    /// <summary>The number in a name with the suffix; null if the name is not of that form.</summary>
    public static ulong? NumberOf(string name, string suffix) =>
        name.Length == 16 + suffix.Length
        && name.EndsWith(suffix, StringComparison.Ordinal)
        && ulong.TryParse(name.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
