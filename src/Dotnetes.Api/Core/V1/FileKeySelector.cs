namespace Dotnetes.Api.Core.V1;

/// <summary>Selects one variable in an env file kept in a pod volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.FileKeySelector", Atomic = true)]
public sealed partial record FileKeySelector
{
    /// <summary>Name of the pod volume that contains the env file.</summary>
    [Field("volumeName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumeName { get; init; } = "";

    /// <summary>Path of the env file within the volume; it must be relative and without parent references.</summary>
    [Field("path", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>Name of the variable inside the env file whose value is used.</summary>
    [Field("key", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>When true, a missing file or key leaves the variable undefined; when false the container fails to start.</summary>
    [Field("optional", 4, Default = "false")]
    public bool? Optional { get; init; }
}
