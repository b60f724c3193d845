using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>The ports of the node that pods take.</summary>
internal static class HostPorts
{
    /// <summary>Whether a pod wants a port of the node that one of the others has.</summary>
    public static bool Conflict(Pod pod, IEnumerable<Pod> others)
    {
        var wanted = Of(pod).ToList();
        return wanted.Count > 0 && others.SelectMany(Of).Any(taken => wanted.Any(w => Conflict(w, taken)));
    }

    // Containers that run only at the start of a pod take no ports, sidecars do.
    private static IEnumerable<ContainerPort> Of(Pod pod) => pod.Spec.Containers
        .Concat(pod.Spec.InitContainers.Where(static c => c.RestartPolicy == "Always"))
        .SelectMany(static c => c.Ports)
        .Where(static p => p.HostPort > 0);

    private static bool Conflict(ContainerPort left, ContainerPort right) =>
        left.HostPort == right.HostPort
        && ProtocolOf(left) == ProtocolOf(right)
        && (IsAny(left.HostIP) || IsAny(right.HostIP) || left.HostIP == right.HostIP);

    private static string ProtocolOf(ContainerPort port) => port.Protocol.Length == 0 ? "TCP" : port.Protocol;

    private static bool IsAny(string address) => address is "" or "0.0.0.0";
}
