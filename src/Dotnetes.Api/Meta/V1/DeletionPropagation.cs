namespace Dotnetes.Api.Meta.V1;

/// <summary>What happens to dependents on deletion: left behind, removed afterwards, or removed before the owner.</summary>
public static class DeletionPropagation
{
    /// <summary>The value <c>Orphan</c>.</summary>
    public const string Orphan = "Orphan";

    /// <summary>The value <c>Background</c>.</summary>
    public const string Background = "Background";

    /// <summary>The value <c>Foreground</c>.</summary>
    public const string Foreground = "Foreground";
}
