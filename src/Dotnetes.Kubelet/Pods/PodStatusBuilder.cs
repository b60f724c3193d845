using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Makes a pod's status.</summary>
internal sealed class PodStatusBuilder(ContainerStatuses containers, NodeFacts node, TimeProvider time)
{
    /// <summary>The status for what the runtime has now.</summary>
    /// <param name="pod">The pod with its status as last written.</param>
    /// <param name="runtime">What the runtime has of it.</param>
    /// <param name="probes">The verdicts of its probes; null when they no longer count.</param>
    /// <param name="waiting">Why containers could not be started, by name.</param>
    /// <param name="end">Why the kubelet ends the pod; null when it does not.</param>
    /// <param name="resizing">What of the resources was applied.</param>
    /// <param name="terminating">Whether it is being stopped.</param>
    /// <param name="terminated">Whether everything of it has been stopped for good.</param>
    public PodStatus Build(
        Pod pod, PodRuntimeStatus runtime, PodProbes? probes, IReadOnlyDictionary<string, ContainerStateWaiting> waiting,
        PodEnd? end, PodResizing resizing, bool terminating, bool terminated)
    {
        var old = pod.Status;
        var now = Time.FromDateTimeOffset(time.GetUtcNow());
        var all = PodContainer.Of(pod.Spec).ToList();

        // Init containers in their order, the others by name: clients rely on it.
        var init = containers.Build(
            pod, all.Where(c => c.Kind is ContainerKind.Init or ContainerKind.Sidecar), old.InitContainerStatuses, runtime, probes, waiting, resizing, terminating);
        var main = containers.Build(pod, all.Where(c => c.Kind == ContainerKind.Main).OrderBy(c => c.Name, StringComparer.Ordinal), old.ContainerStatuses, runtime, probes, waiting, resizing, terminating);
        var ephemeral = containers.Build(
            pod, all.Where(c => c.Kind == ContainerKind.Ephemeral).OrderBy(c => c.Name, StringComparer.Ordinal), old.EphemeralContainerStatuses, runtime, probes, waiting, resizing, terminating);
        var sandbox = runtime.ReadySandbox(pod.Spec.HostNetwork);
        var ips = pod.Spec.HostNetwork ? node.Addresses : sandbox?.Ips ?? old.PodIPs.Map(ip => ip.Ip);
        var status = old with
        {
            ObservedGeneration = pod.Metadata.Generation,
            StartTime = old.StartTime ?? now,
            QosClass = PodQos.Of(pod),
            HostIP = node.Addresses.Count > 0 ? node.Addresses[0] : "",
            HostIPs = node.Addresses.Map(ip => new HostIP { Ip = ip }),
            PodIP = ips.Count > 0 ? ips[0] : "",
            PodIPs = ips.Map(ip => new PodIP { Ip = ip }),
            InitContainerStatuses = init.Count > 0 ? init : default,
            ContainerStatuses = main,
            EphemeralContainerStatuses = ephemeral.Count > 0 ? ephemeral : default,
            Phase = Phase(pod, init, main, end, terminating, terminated),
            Reason = end?.Reason ?? (IsFinal(old.Phase) ? old.Reason : ""),
            Message = end?.Message ?? (IsFinal(old.Phase) ? old.Message : ""),
        };
        return status with { Conditions = PodConditions.Build(pod, status, sandbox is not null, end, resizing, now) };
    }

    /// <summary>Whether a pod of that phase is through for good.</summary>
    public static bool IsFinal(string phase) => phase is "Succeeded" or "Failed";

    private static string Phase(
        Pod pod, ValueList<ContainerStatus> init, ValueList<ContainerStatus> main, PodEnd? end, bool terminating, bool terminated)
    {
        // A phase that was told is never taken back.
        if (IsFinal(pod.Status.Phase))
        {
            return pod.Status.Phase;
        }

        if (end is not null && terminated)
        {
            return "Failed";
        }

        var phase = PodPhases.Of(pod.Spec, init, main, terminated);

        // While it is being stopped, containers end one by one; the phase is final only when all have.
        return terminating && !terminated && IsFinal(phase) ? pod.Status.Phase.Length > 0 ? pod.Status.Phase : "Running" : phase;
    }
}
