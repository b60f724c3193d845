namespace Dotnetes.Api.Core.V1;

/// <summary>Claim that the scheduler created to serve extended resource requests by means of devices.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodExtendedResourceClaimStatus")]
public sealed partial record PodExtendedResourceClaimStatus
{
    /// <summary>Which container and extended resource each request of the claim stands for.</summary>
    [Field("requestMappings", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ContainerExtendedResourceRequest> RequestMappings { get; init; }

    /// <summary>Name of the claim created on behalf of the pod.</summary>
    [Field("resourceClaimName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceClaimName { get; init; } = "";
}
