namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Selects devices with an expression in the Common Expression Language.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.CELDeviceSelector")]
public sealed partial record CelDeviceSelector
{
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
