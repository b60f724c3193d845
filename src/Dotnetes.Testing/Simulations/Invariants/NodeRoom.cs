using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>No pod is bound to a node that has no room for it.</summary>
internal sealed class NodeRoom : IInvariant
{
    public string? Check(ClusterModel model, in ModelChange change)
    {
        if (change.New is not Pod { Spec.NodeName.Length: > 0 } pod || change.Old is Pod { Spec.NodeName.Length: > 0 })
        {
            return null;
        }

        var node = model.All<Node>().FirstOrDefault(n => n.Metadata.Name == pod.Spec.NodeName);
        return node is null || PodFacts.HasRoom(model, node, pod)
            ? null
            : $"pod {pod.Metadata.Namespace}/{pod.Metadata.Name} was bound to {node.Metadata.Name}, which has no room for it";
    }
}
