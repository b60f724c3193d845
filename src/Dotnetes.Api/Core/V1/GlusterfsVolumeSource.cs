namespace Dotnetes.Api.Core.V1;

/// <summary>Gluster volume used by a pod, found through an Endpoints object.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.GlusterfsVolumeSource")]
public sealed partial record GlusterfsVolumeSource
{
    /// <summary>Name of the Endpoints object that lists the Gluster servers.</summary>
    [Field("endpoints", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Endpoints { get; init; } = "";

    /// <summary>Name of the Gluster volume to mount.</summary>
    [Field("path", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
