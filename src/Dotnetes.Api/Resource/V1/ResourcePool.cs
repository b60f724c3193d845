namespace Dotnetes.Api.Resource.V1;

/// <summary>Identifies a pool of devices and tells how many slices make up its current state.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourcePool")]
public sealed partial record ResourcePool
{
    /// <summary>Name of the pool, unique per driver; node-local drivers often use the node name.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Number raised whenever the pool changes; slices with a lower generation are out of date and ignored.</summary>
    [Field("generation", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public long Generation { get; init; }

    /// <summary>Total number of slices of this pool at this generation, so readers can tell whether they see all.</summary>
    [Field("resourceSliceCount", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public long ResourceSliceCount { get; init; }
}
