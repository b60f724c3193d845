namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>How nodes are rated by the use of their resources.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.ScoringStrategy", Proto = false)]
public sealed partial record ScoringStrategy
{
    /// <summary>Preference for empty nodes, for full nodes, or for a given utilization curve.</summary>
    [Field("type")]
    public string Type { get; init; } = "";

    /// <summary>Resources taken into account with their weights; CPU and memory by default.</summary>
    [Field("resources", List = "map", Keys = "topologyKey")]
    public ValueList<ResourceSpec> Resources { get; init; }

    /// <summary>The utilization curve, for the RequestedToCapacityRatio type.</summary>
    [Field("requestedToCapacityRatio")]
    public RequestedToCapacityRatioParam? RequestedToCapacityRatio { get; init; }
}
