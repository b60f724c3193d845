namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a volume claim, mostly about the progress of resizing or modification.</summary>
public static class PersistentVolumeClaimConditionType
{
    /// <summary>The value <c>Resizing</c>.</summary>
    public const string Resizing = "Resizing";

    /// <summary>The value <c>FileSystemResizePending</c>.</summary>
    public const string FileSystemResizePending = "FileSystemResizePending";

    /// <summary>The value <c>ControllerResizeError</c>.</summary>
    public const string ControllerResizeError = "ControllerResizeError";

    /// <summary>The value <c>NodeResizeError</c>.</summary>
    public const string NodeResizeError = "NodeResizeError";

    /// <summary>The value <c>ModifyVolumeError</c>.</summary>
    public const string ModifyVolumeError = "ModifyVolumeError";

    /// <summary>The value <c>ModifyingVolume</c>.</summary>
    public const string ModifyingVolume = "ModifyingVolume";

    /// <summary>The value <c>Unused</c>.</summary>
    public const string Unused = "Unused";
}
