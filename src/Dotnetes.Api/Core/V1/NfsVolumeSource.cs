namespace Dotnetes.Api.Core.V1;

/// <summary>Directory exported by an NFS server.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NFSVolumeSource")]
public sealed partial record NfsVolumeSource
{
    /// <summary>Host name or IP address of the NFS server.</summary>
    [Field("server", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Server { get; init; } = "";

    /// <summary>Absolute path of the directory that the server exports.</summary>
    [Field("path", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>When true, the export is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
