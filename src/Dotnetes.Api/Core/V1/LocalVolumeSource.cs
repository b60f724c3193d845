namespace Dotnetes.Api.Core.V1;

/// <summary>Storage that is directly attached to one node, with stable affinity to it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LocalVolumeSource")]
public sealed partial record LocalVolumeSource
{
    /// <summary>Path on the node of the directory or block device.</summary>
    [Field("path", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>File system to put on a block device that has none; unset lets the kubelet pick one.</summary>
    [Field("fsType", 2)]
    public string? FsType { get; init; }
}
