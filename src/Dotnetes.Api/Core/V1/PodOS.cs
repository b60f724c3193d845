namespace Dotnetes.Api.Core.V1;

/// <summary>Operating system that a pod is meant to run on.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodOS")]
public sealed partial record PodOS
{
    /// <summary>Identifier of the operating system, currently linux or windows; other values are rejected or ignored.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
