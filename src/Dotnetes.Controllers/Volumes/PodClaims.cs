using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Volumes;

/// <summary>Which claims pods refer to, by name or through ephemeral volumes (KEP-1698).</summary>
internal static class PodClaims
{
    /// <summary>The index of pods by the claims that they refer to, as <c>namespace/name</c>.</summary>
    public const string Index = "pod-pvc-index";

    /// <summary>The keys of a pod in the index.</summary>
    public static IEnumerable<string> Keys(Pod pod) => Names(pod).Select(n => $"{pod.Metadata.Namespace}/{n}");

    /// <summary>The names of the claims that a pod refers to.</summary>
    public static IEnumerable<string> Names(Pod pod) => pod.Spec.Volumes
        .Select(v => v.PersistentVolumeClaim is { } claim ? claim.ClaimName : v.Ephemeral is not null ? NameOf(pod, v) : "")
        .Where(static n => n.Length > 0);

    /// <summary>The name of the claim that is made for an ephemeral volume.</summary>
    public static string NameOf(Pod pod, Volume volume) => $"{pod.Metadata.Name}-{volume.Name}";

    /// <summary>Whether a pod keeps a claim from going. A pod that has no node yet does not: kubelets start none with a claim that is being deleted.</summary>
    public static bool IsUsedBy(PersistentVolumeClaim claim, Pod pod)
    {
        // A kubelet that is done with a pod says so by a grace period of zero; it must not wait for a claim that waits for it.
        var isShutDown = pod.Metadata is { DeletionTimestamp: not null, DeletionGracePeriodSeconds: 0 };
        return pod.Spec.NodeName.Length > 0 && pod.Spec.Volumes.Any(v =>
            v.PersistentVolumeClaim?.ClaimName == claim.Metadata.Name
            || (!isShutDown && v.Ephemeral is not null && NameOf(pod, v) == claim.Metadata.Name && Ownership.IsControlledBy(claim, pod)));
    }
}
