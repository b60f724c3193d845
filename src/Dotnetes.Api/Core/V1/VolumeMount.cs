namespace Dotnetes.Api.Core.V1;

/// <summary>Places a volume of the pod at a path inside one container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeMount")]
public sealed partial record VolumeMount
{
    /// <summary>Name of the pod volume to mount; must match an entry in the volumes of the pod.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>When true, the container cannot write through this mount; the default is false.</summary>
    [Field("readOnly", 2)]
    public bool ReadOnly { get; init; }

    /// <summary>Whether mounts below a read-only mount also become read-only: Disabled, IfPossible or Enabled; unset means Disabled.</summary>
    [Field("recursiveReadOnly", 7)]
    public string? RecursiveReadOnly { get; init; }

    /// <summary>Path inside the container where the volume appears; it may not contain a colon.</summary>
    [Field("mountPath", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MountPath { get; init; } = "";

    /// <summary>Directory or file within the volume to mount in place of its root, given as a relative path.</summary>
    [Field("subPath", 4)]
    public string SubPath { get; init; } = "";

    /// <summary>How later mounts travel between host and container: None, HostToContainer or Bidirectional; the default is None.</summary>
    [Field("mountPropagation", 5, Enum = "Bidirectional|HostToContainer|None")]
    public string? MountPropagation { get; init; }

    /// <summary>Like subPath, but with references to environment variables expanded; the two are mutually exclusive.</summary>
    [Field("subPathExpr", 6)]
    public string SubPathExpr { get; init; } = "";
}
