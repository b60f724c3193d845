namespace Dotnetes.Api.Core.V1;

/// <summary>When the image of a container is pulled: each time, never, or only if missing on the node.</summary>
public static class PullPolicy
{
    /// <summary>The value <c>Always</c>.</summary>
    public const string Always = "Always";

    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";

    /// <summary>The value <c>IfNotPresent</c>.</summary>
    public const string IfNotPresent = "IfNotPresent";
}
