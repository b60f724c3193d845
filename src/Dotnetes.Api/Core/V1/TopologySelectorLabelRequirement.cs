namespace Dotnetes.Api.Core.V1;

/// <summary>Accepts a topology label when it has one of the listed values.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TopologySelectorLabelRequirement")]
public sealed partial record TopologySelectorLabelRequirement
{
    /// <summary>Label key that the topology is described with, such as topology.kubernetes.io/zone.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>Accepted values of the label; any one of them is enough.</summary>
    [Field("values", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Values { get; init; }
}
