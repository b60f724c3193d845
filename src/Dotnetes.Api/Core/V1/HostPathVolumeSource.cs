namespace Dotnetes.Api.Core.V1;

/// <summary>A file or directory in the file system of the node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.HostPathVolumeSource")]
public sealed partial record HostPathVolumeSource
{
    /// <summary>Path on the node; when it is a symbolic link, the link target is used.</summary>
    [Field("path", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>What must exist at the path before mounting, such as Directory, FileOrCreate or Socket; empty means no check.</summary>
    [Field("type", 2, Enum = "|BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket")]
    public string? Type { get; init; }
}
