namespace Dotnetes.Api.Core.V1;

/// <summary>A volume that is attached to a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AttachedVolume")]
public sealed partial record AttachedVolume
{
    /// <summary>Unique name of the volume, composed of the plugin and its volume id.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Path of the device on the node under which the volume appears.</summary>
    [Field("devicePath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DevicePath { get; init; } = "";
}
