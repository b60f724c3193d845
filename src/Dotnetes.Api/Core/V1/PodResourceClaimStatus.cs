namespace Dotnetes.Api.Core.V1;

/// <summary>Tells which generated claim belongs to a claim entry of the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodResourceClaimStatus")]
public sealed partial record PodResourceClaimStatus
{
    /// <summary>Name of the entry in spec.resourceClaims that is meant.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Name of the generated ResourceClaim; unset when it turned out that none was needed.</summary>
    [Field("resourceClaimName", 2)]
    public string? ResourceClaimName { get; init; }
}
