namespace Dotnetes.Api.Metrics.V1Beta1;

/// <summary>Resource usage of one container, by resource name.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.metrics.v1beta1.ContainerMetrics")]
public sealed partial record ContainerMetrics
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("usage", 2, Omit = Omit.Never, Required = true)]
    public ValueMap<Quantity> Usage { get; init; }
}
