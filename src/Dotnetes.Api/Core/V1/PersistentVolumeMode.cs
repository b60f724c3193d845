namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a volume is presented as a formatted file system or as a raw block device.</summary>
public static class PersistentVolumeMode
{
    /// <summary>The value <c>Block</c>.</summary>
    public const string Block = "Block";

    /// <summary>The value <c>Filesystem</c>.</summary>
    public const string Filesystem = "Filesystem";
}
