namespace Dotnetes.Api.Core.V1;

/// <summary>Refers to one of the device claims declared at the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceClaim")]
public sealed partial record ResourceClaim
{
    /// <summary>Name of the entry in spec.resourceClaims of the pod that should be available to the container.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Name of a single request within that claim; empty makes all of its devices available.</summary>
    [Field("request", 2)]
    public string Request { get; init; } = "";
}
