using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.StaticPods;

/// <summary>The annotations by which static pods and their mirrors are known; the names are upstream's.</summary>
internal static class StaticPodNames
{
    public const string Source = "kubernetes.io/config.source";
    public const string Hash = "kubernetes.io/config.hash";
    public const string Seen = "kubernetes.io/config.seen";
    public const string Mirror = "kubernetes.io/config.mirror";

    /// <summary>Whether a pod comes from a file or URL of the node.</summary>
    public static bool IsStatic(Pod pod) => pod.Metadata.Annotations.GetValueOrDefault(Source) is "file" or "http";

    /// <summary>Whether a pod of the API server only shows a static pod.</summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(Mirror);

    /// <summary>What a static pod and its mirror have in common.</summary>
    public static (string Namespace, string Name) KeyOf(Pod pod) => (pod.Metadata.Namespace, pod.Metadata.Name);
}
