namespace Dotnetes.Api.Core.V1;

/// <summary>Gives one container access to a raw block volume as a device.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeDevice")]
public sealed partial record VolumeDevice
{
    /// <summary>Name of the pod volume, which must come from a claim with volume mode Block.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Path inside the container at which the device node appears.</summary>
    [Field("devicePath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DevicePath { get; init; } = "";
}
