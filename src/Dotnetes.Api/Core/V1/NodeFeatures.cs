namespace Dotnetes.Api.Core.V1;

/// <summary>Optional abilities of the container runtime that do not depend on the handler.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeFeatures")]
public sealed partial record NodeFeatures
{
    /// <summary>Whether the runtime honours the supplemental groups policy and reports container users.</summary>
    [Field("supplementalGroupsPolicy", 1)]
    public bool? SupplementalGroupsPolicy { get; init; }
}
