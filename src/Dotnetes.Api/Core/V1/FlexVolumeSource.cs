namespace Dotnetes.Api.Core.V1;

/// <summary>Pod volume that an executable plugin on the node attaches and mounts.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.FlexVolumeSource")]
public sealed partial record FlexVolumeSource
{
    /// <summary>Name of the FlexVolume plugin that handles the volume.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>File system to mount, such as ext4 or xfs; when unset the plugin script decides.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Secret in the namespace of the pod, whose content is passed to the plugin script as sensitive parameters.</summary>
    [Field("secretRef", 3)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>Additional parameters for the plugin, passed to its script as string pairs.</summary>
    [Field("options", 5)]
    public ValueMap<string> Options { get; init; }
}
