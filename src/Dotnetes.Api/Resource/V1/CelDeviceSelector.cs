namespace Dotnetes.Api.Resource.V1;

/// <summary>Selects devices with an expression in the Common Expression Language.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.CELDeviceSelector")]
public sealed partial record CelDeviceSelector
{
    /// <summary>Expression over the variable device that must yield true for a suitable device.</summary>
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
