namespace Dotnetes.Api.Meta.V1;

/// <summary>Whether data at least as new as the given resource version is wanted, or exactly that version.</summary>
public static class ResourceVersionMatch
{
    /// <summary>The value <c>NotOlderThan</c>.</summary>
    public const string NotOlderThan = "NotOlderThan";

    /// <summary>The value <c>Exact</c>.</summary>
    public const string Exact = "Exact";
}
