namespace Dotnetes.Api.Core.V1;

/// <summary>Declares a device claim at the pod, either existing or made from a template.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodResourceClaim")]
public sealed partial record PodResourceClaim
{
    /// <summary>Name by which containers refer to this entry; a DNS label, unique within the pod.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Name of an existing ResourceClaim in the namespace; exclusive with the template name.</summary>
    [Field("resourceClaimName", 3)]
    public string? ResourceClaimName { get; init; }

    /// <summary>Name of the template from which a claim is generated that lives as long as the pod.</summary>
    [Field("resourceClaimTemplateName", 4)]
    public string? ResourceClaimTemplateName { get; init; }
}
