namespace Dotnetes.Api.Core.V1;

/// <summary>Whether ownership of volume content is adjusted on every mount or only if the root differs.</summary>
public static class PodFSGroupChangePolicy
{
    /// <summary>The value <c>OnRootMismatch</c>.</summary>
    public const string OnRootMismatch = "OnRootMismatch";

    /// <summary>The value <c>Always</c>.</summary>
    public const string Always = "Always";
}
