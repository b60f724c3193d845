namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Selects devices with an expression in the Common Expression Language.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.CELDeviceSelector")]
public sealed partial record CelDeviceSelector
{
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
