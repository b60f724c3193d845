namespace Dotnetes.Api.ApiDiscovery.V2Beta1;

/// <summary>Whether discovery data was obtained recently or may be out of date.</summary>
public static class DiscoveryFreshness
{
    /// <summary>The value <c>Current</c>.</summary>
    public const string Current = "Current";

    /// <summary>The value <c>Stale</c>.</summary>
    public const string Stale = "Stale";
}
