namespace Dotnetes.Api.Core.V1;

/// <summary>Azure data disk, either managed or kept as a blob in a storage account.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AzureDiskVolumeSource")]
public sealed partial record AzureDiskVolumeSource
{
    /// <summary>Name of the data disk in the Azure storage.</summary>
    [Field("diskName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DiskName { get; init; } = "";

    /// <summary>Resource identifier of a managed disk, or the address of the blob of an unmanaged one.</summary>
    [Field("diskURI", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DiskUri { get; init; } = "";

    /// <summary>Host caching used for the disk: None, ReadOnly or ReadWrite; the default is ReadWrite.</summary>
    [Field("cachingMode", 3, Default = "\"ReadWrite\"", Enum = "None|ReadOnly|ReadWrite")]
    public string? CachingMode { get; init; }

    /// <summary>File system on the disk; the default is ext4.</summary>
    [Field("fsType", 4, Default = "\"ext4\"")]
    public string? FsType { get; init; }

    /// <summary>When true, the disk is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 5, Default = "false")]
    public bool? ReadOnly { get; init; }

    /// <summary>How the disk is kept: Shared or Dedicated blob accounts, or a Managed disk; the default is Shared.</summary>
    [Field("kind", 6, Default = "\"Shared\"", Enum = "Dedicated|Managed|Shared")]
    public string? Kind { get; init; }
}
