namespace Dotnetes.Api.Core.V1;

/// <summary>Volume that a CSI driver creates for one pod and removes with it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.CSIVolumeSource")]
public sealed partial record CsiVolumeSource
{
    /// <summary>Name of the CSI driver, which must support ephemeral inline volumes.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 2)]
    public bool? ReadOnly { get; init; }

    /// <summary>File system to mount; when unset the driver chooses one itself.</summary>
    [Field("fsType", 3)]
    public string? FsType { get; init; }

    /// <summary>Driver-specific parameters for the volume; consult the driver for the supported keys.</summary>
    [Field("volumeAttributes", 4)]
    public ValueMap<string> VolumeAttributes { get; init; }

    /// <summary>Secret in the namespace of the pod whose content goes to the driver when it publishes or unpublishes the volume.</summary>
    [Field("nodePublishSecretRef", 5)]
    public LocalObjectReference? NodePublishSecretRef { get; init; }
}
