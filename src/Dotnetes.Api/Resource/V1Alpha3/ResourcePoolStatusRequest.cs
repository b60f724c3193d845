namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>Asks for a one-time report on the occupation of device pools of a driver.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.ResourcePoolStatusRequest", TypeMeta = true)]
[Kind("resource.k8s.io", "v1alpha3", "ResourcePoolStatusRequest", Plural = "resourcepoolstatusrequests")]
public sealed partial record ResourcePoolStatusRequest
{
    [Field("metadata", 1, Required = true, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourcePoolStatusRequestSpec Spec { get; init; } = ResourcePoolStatusRequestSpec.Empty;

    [Field("status", 3)]
    public ResourcePoolStatusRequestStatus? Status { get; init; }
}

/// <summary>Names the driver and optionally the pool to report on.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.ResourcePoolStatusRequestSpec")]
public sealed partial record ResourcePoolStatusRequestSpec
{
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    [Field("poolName", 2)]
    public string? PoolName { get; init; }

    [Field("limit", 3, Default = "100")]
    public int? Limit { get; init; }
}

/// <summary>The report: the pools found and whether the request was completed.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.ResourcePoolStatusRequestStatus")]
public sealed partial record ResourcePoolStatusRequestStatus
{
    [Field("poolCount", 6, Required = true)]
    public int? PoolCount { get; init; }

    [Field("pools", 2, List = "atomic")]
    public ValueList<PoolStatus> Pools { get; init; }

    [Field("conditions", 3, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of ResourcePoolStatusRequest objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.ResourcePoolStatusRequestList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1alpha3", "ResourcePoolStatusRequestList")]
public sealed partial record ResourcePoolStatusRequestList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourcePoolStatusRequest> Items { get; init; }
}
