namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>A key as the model sees it.</summary>
/// <param name="Value">The value; null when the key does not exist.</param>
/// <param name="ModRevision">The revision of the last write; 0 when the key does not exist, <see cref="Unknown"/> when its writer was not answered.</param>
internal readonly record struct Cell(string? Value, long ModRevision)
{
    public const long Unknown = -1;

    public static Cell Of(KeyValue? item) => item is null ? default : new(System.Text.Encoding.UTF8.GetString(item.Value.Span), item.ModRevision);

    /// <summary>Whether a reader may have seen <paramref name="seen"/> here.</summary>
    public bool Allows(Cell seen) => Value == seen.Value && (ModRevision == Unknown || ModRevision == seen.ModRevision);
}
