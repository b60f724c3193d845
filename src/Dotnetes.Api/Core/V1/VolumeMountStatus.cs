namespace Dotnetes.Api.Core.V1;

/// <summary>Reports how a volume was really mounted into a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeMountStatus")]
public sealed partial record VolumeMountStatus
{
    /// <summary>Name of the mounted volume, equal to that of the mount in the specification.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Path inside the container, equal to that of the mount in the specification.</summary>
    [Field("mountPath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MountPath { get; init; } = "";

    /// <summary>Whether the mount was requested as read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>Outcome for nested mounts: Enabled or Disabled, or unset when nothing is known.</summary>
    [Field("recursiveReadOnly", 4)]
    public string? RecursiveReadOnly { get; init; }

    /// <summary>Details that depend on the kind of volume.</summary>
    [Field("volumeStatus", 5)]
    public VolumeStatus? VolumeStatus { get; init; }
}
