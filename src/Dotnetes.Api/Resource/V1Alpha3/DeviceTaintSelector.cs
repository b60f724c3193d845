namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>Picks devices by driver, pool and name; set members must all match.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceTaintSelector")]
public sealed partial record DeviceTaintSelector
{
    [Field("driver", 2)]
    public string? Driver { get; init; }

    [Field("pool", 3)]
    public string? Pool { get; init; }

    [Field("device", 4)]
    public string? Device { get; init; }
}
