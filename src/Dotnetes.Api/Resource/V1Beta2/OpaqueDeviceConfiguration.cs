namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Driver-specific parameters that Kubernetes stores and forwards without interpreting them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.OpaqueDeviceConfiguration")]
public sealed partial record OpaqueDeviceConfiguration
{
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    [Field("parameters", 2, Required = true)]
    public RawJson Parameters { get; init; }
}
