using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>What a worker knows at the beginning of a step.</summary>
/// <param name="Pod">The pod as last seen.</param>
/// <param name="End">Why the node ends it; null when it does not.</param>
/// <param name="IsRemoved">Whether its object is gone.</param>
/// <param name="Interrupted">Cancelled when the step makes no sense any more.</param>
internal readonly record struct PodStep(Pod Pod, PodEnd? End, bool IsRemoved, CancellationToken Interrupted)
{
    /// <summary>Whether the pod is to end.</summary>
    public bool IsToEnd => IsRemoved || End is not null || PodTermination.IsOrdered(Pod);
}
