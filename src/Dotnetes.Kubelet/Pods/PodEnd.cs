namespace Dotnetes.Kubelet.Pods;

/// <summary>Why the kubelet itself ends a pod: it becomes Failed with this reason and message.</summary>
/// <param name="Reason">Evicted, DeadlineExceeded, Preempting, NodeAffinity, OutOfcpu, ….</param>
/// <param name="Message">What a person reads.</param>
/// <param name="Grace">The grace period; null means the pod's own.</param>
/// <param name="IsDisruption">Whether a running pod is ended for the node's sake, which its DisruptionTarget condition tells.</param>
internal sealed record PodEnd(string Reason, string Message, TimeSpan? Grace = null, bool IsDisruption = false);
