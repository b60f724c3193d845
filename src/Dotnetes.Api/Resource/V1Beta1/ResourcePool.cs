namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Identifies a pool of devices and tells how many slices make up its current state.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourcePool")]
public sealed partial record ResourcePool
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("generation", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public long Generation { get; init; }

    [Field("resourceSliceCount", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public long ResourceSliceCount { get; init; }
}
