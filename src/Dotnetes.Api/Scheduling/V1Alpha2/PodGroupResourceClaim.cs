namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>A resource claim shared by all pods of a group, given directly or by template.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupResourceClaim")]
public sealed partial record PodGroupResourceClaim
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("resourceClaimName", 2)]
    public string? ResourceClaimName { get; init; }

    [Field("resourceClaimTemplateName", 3)]
    public string? ResourceClaimTemplateName { get; init; }
}
