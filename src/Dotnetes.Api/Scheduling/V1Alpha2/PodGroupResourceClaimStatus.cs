namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Name of the resource claim generated for one entry of a pod group.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupResourceClaimStatus")]
public sealed partial record PodGroupResourceClaimStatus
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("resourceClaimName", 2)]
    public string? ResourceClaimName { get; init; }
}
