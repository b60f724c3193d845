namespace Dotnetes.Api.Node.V1;

/// <summary>Resources consumed by the runtime itself for each pod.</summary>
[ApiType(OpenApi = "io.k8s.api.node.v1.Overhead")]
public sealed partial record Overhead
{
    /// <summary>Constant amounts per pod, such as cpu and memory, added to the pod's requests in scheduling and quota.</summary>
    [Field("podFixed", 1)]
    public ValueMap<Quantity> PodFixed { get; init; }
}
