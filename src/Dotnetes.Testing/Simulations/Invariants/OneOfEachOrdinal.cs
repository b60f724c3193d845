using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>
/// Never do two pods of one ordinal of a StatefulSet run: no two of them exist, and none is gone from the API as long as its node has not said that its
/// containers have stopped, unless it may be stopped at once.
/// </summary>
internal sealed class OneOfEachOrdinal : IInvariant
{
    private const string Ordinal = "apps.kubernetes.io/pod-index";

    public string? Check(ClusterModel model, in ModelChange change)
    {
        if ((change.New ?? change.Old) is not Pod pod || pod.Metadata.OwnerReferences.Find(o => o is { Controller: true, Kind: "StatefulSet" })?.Uid is not { } owner)
        {
            return null;
        }

        if (change.New is null)
        {
            return pod.Spec.NodeName.Length > 0 && !pod.IsOver() && pod.Metadata.DeletionTimestamp is null && pod.Spec.TerminationGracePeriodSeconds > 0
                ? $"pod {pod.Metadata.Namespace}/{pod.Metadata.Name} is gone although {pod.Spec.NodeName} runs it, and another may take its place"
                : null;
        }

        return change.Old is null && pod.Metadata.Labels.TryGetValue(Ordinal, out var ordinal)
            && model.All<Pod>().FirstOrDefault(p => p.Metadata.Uid != pod.Metadata.Uid && p.IsOwnedBy(owner) && p.Metadata.Labels.GetValueOrDefault(Ordinal) == ordinal) is { } other
            ? $"pods {pod.Metadata.Namespace}/{pod.Metadata.Name} and {other.Metadata.Name} have the same ordinal of one StatefulSet"
            : null;
    }
}
