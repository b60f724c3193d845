namespace Dotnetes.Api.Core.V1;

/// <summary>Node resources that one device claim consumes on behalf of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeAllocatableResourceClaimStatus")]
public sealed partial record NodeAllocatableResourceClaimStatus
{
    /// <summary>Name of the device claim that the amounts belong to.</summary>
    [Field("resourceClaimName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceClaimName { get; init; } = "";

    /// <summary>Names of the containers of the pod that use the claim.</summary>
    [Field("containers", 2, List = "set")]
    public ValueList<string> Containers { get; init; }

    /// <summary>Amounts per node resource, such as cpu or memory, that the claim takes from the node.</summary>
    [Field("resources", 3, Omit = Omit.Never, Required = true)]
    public ValueMap<Quantity> Resources { get; init; }
}
