namespace Dotnetes.Api.Core.V1;

/// <summary>Compute resources that a container or pod is guaranteed and may use at most.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceRequirements")]
public sealed partial record ResourceRequirements
{
    /// <summary>Upper bounds per resource; exceeding cpu is throttled, exceeding memory gets the process killed.</summary>
    [Field("limits", 1)]
    public ValueMap<Quantity> Limits { get; init; }

    /// <summary>Guaranteed amounts per resource that scheduling reserves; unset values follow the limits where those are given.</summary>
    [Field("requests", 2)]
    public ValueMap<Quantity> Requests { get; init; }

    /// <summary>Device claims, declared in spec.resourceClaims of the pod, that the container gets access to.</summary>
    [Field("claims", 3, List = "map", Keys = "name", Gate = "DynamicResourceAllocation")]
    public ValueList<ResourceClaim> Claims { get; init; }
}
