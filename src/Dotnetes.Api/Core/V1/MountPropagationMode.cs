namespace Dotnetes.Api.Core.V1;

/// <summary>Whether later mounts are passed on between host and container: not at all, inward, or both ways.</summary>
public static class MountPropagationMode
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>HostToContainer</c>.</summary>
    public const string HostToContainer = "HostToContainer";

    /// <summary>The value <c>Bidirectional</c>.</summary>
    public const string Bidirectional = "Bidirectional";
}
