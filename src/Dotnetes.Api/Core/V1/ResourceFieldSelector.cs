namespace Dotnetes.Api.Core.V1;

/// <summary>Selects a compute resource amount of a container for use as text.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceFieldSelector", Atomic = true)]
public sealed partial record ResourceFieldSelector
{
    /// <summary>Container whose resource is meant; required in volumes and implied for environment variables.</summary>
    [Field("containerName", 1)]
    public string ContainerName { get; init; } = "";

    /// <summary>Name of the amount, such as limits.cpu or requests.memory.</summary>
    [Field("resource", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";

    /// <summary>Unit in which the amount is expressed, for example 1Mi or 1m; the default is one.</summary>
    [Field("divisor", 3)]
    public Quantity Divisor { get; init; }
}
