namespace Dotnetes.Api.Core.V1;

/// <summary>Maps one key of a Secret or ConfigMap to a file of the volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.KeyToPath")]
public sealed partial record KeyToPath
{
    /// <summary>Key in the data of the object whose value is written.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>File to create, relative to the volume root; absolute paths and parent references are not allowed.</summary>
    [Field("path", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>Permission bits of this file, from 0 to 0777; unset means the default of the volume.</summary>
    [Field("mode", 3)]
    public int? Mode { get; init; }
}
