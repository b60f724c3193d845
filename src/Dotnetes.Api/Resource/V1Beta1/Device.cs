namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>A single allocatable piece of hardware, described by attributes and capacities.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.Device")]
public sealed partial record Device
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("basic", 2)]
    public BasicDevice? Basic { get; init; }
}
