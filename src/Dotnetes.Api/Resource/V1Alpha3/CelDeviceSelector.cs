namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>Selects devices with an expression in the Common Expression Language.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.CELDeviceSelector")]
public sealed partial record CelDeviceSelector
{
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
