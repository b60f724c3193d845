namespace Dotnetes.Api.Core.V1;

/// <summary>Whether connections of one client always go to the same pod.</summary>
public static class ServiceAffinity
{
    /// <summary>The value <c>ClientIP</c>.</summary>
    public const string ClientIP = "ClientIP";

    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";
}
