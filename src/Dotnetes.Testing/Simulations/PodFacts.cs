using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Testing.Simulations;

/// <summary>What invariants ask of pods.</summary>
internal static class PodFacts
{
    public static bool IsOver(this Pod pod) => pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed;

    public static bool IsReady(this Pod pod) => pod.Status.Conditions.Any(c => c is { Type: "Ready", Status: "True" });

    public static bool IsLive(this Pod pod) => !pod.IsOver() && pod.Metadata.DeletionTimestamp is null;

    public static bool IsOwnedBy(this IKubeObject value, string uid) => value.Metadata.OwnerReferences.Any(o => o.Controller == true && o.Uid == uid);

    public static bool Matches(this Api.Meta.V1.LabelSelector? selector, IKubeObject value) =>
        selector is not null && selector.MatchLabels.All(l => value.Metadata.Labels.TryGetValue(l.Key, out var found) && found == l.Value);

    /// <summary>What a pod asks for of a resource, in thousandths.</summary>
    public static long Request(this Pod pod, string resource)
    {
        var sum = 0L;
        foreach (var container in pod.Spec.Containers)
        {
            if (container.Resources.Requests.TryGetValue(resource, out var quantity))
            {
                sum += quantity.MilliValue();
            }
        }

        return sum;
    }

    /// <summary>Whether a pod may run on a node, and there is room for it beside the pods that the node has.</summary>
    public static bool Takes(ClusterModel model, Node node, Pod pod) => !node.Spec.Unschedulable && NodeSelectors.MatchesRequired(pod, node) && HasRoom(model, node, pod);

    /// <summary>Whether a node has room for a pod beside those that it has.</summary>
    public static bool HasRoom(ClusterModel model, Node node, Pod pod)
    {
        var others = model.All<Pod>().Where(p => p.Spec.NodeName == node.Metadata.Name && !p.IsOver() && p.Metadata.Uid != pod.Metadata.Uid).ToList();
        return others.Count + 1 <= node.Status.Allocatable["pods"].Value()
            && others.Sum(p => p.Request("cpu")) + pod.Request("cpu") <= node.Status.Allocatable["cpu"].MilliValue()
            && others.Sum(p => p.Request("memory")) + pod.Request("memory") <= node.Status.Allocatable["memory"].MilliValue();
    }
}
