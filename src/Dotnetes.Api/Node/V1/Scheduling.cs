namespace Dotnetes.Api.Node.V1;

/// <summary>Placement constraints merged into pods that use a runtime class.</summary>
[ApiType(OpenApi = "io.k8s.api.node.v1.Scheduling")]
public sealed partial record Scheduling
{
    /// <summary>Labels a node must carry; merged with the pod's own selector, and a contradiction rejects the pod.</summary>
    [Field("nodeSelector", 1, Map = "atomic")]
    public ValueMap<string> NodeSelector { get; init; }

    /// <summary>Tolerations added to those of the pod at admission, without duplicates.</summary>
    [Field("tolerations", 2, List = "atomic")]
    public ValueList<Core.V1.Toleration> Tolerations { get; init; }
}
