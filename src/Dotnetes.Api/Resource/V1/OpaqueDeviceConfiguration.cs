namespace Dotnetes.Api.Resource.V1;

/// <summary>Driver-specific parameters that Kubernetes stores and forwards without interpreting them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.OpaqueDeviceConfiguration")]
public sealed partial record OpaqueDeviceConfiguration
{
    /// <summary>The driver the parameters are meant for; others ignore them.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>An object with apiVersion and kind in the format of the driver.</summary>
    [Field("parameters", 2, Required = true)]
    public RawJson Parameters { get; init; }
}
