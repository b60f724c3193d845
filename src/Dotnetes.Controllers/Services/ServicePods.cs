using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Services;

/// <summary>How pods and Services belong together.</summary>
public static class ServicePods
{
    /// <summary>Whether a Service gets its endpoints from controllers: it selects pods and is no mere alias.</summary>
    public static bool HasManagedEndpoints(Service service) => service.Spec.Type != "ExternalName" && !service.Spec.Selector.IsEmpty;

    /// <summary>Whether a Service has no address of its own.</summary>
    public static bool IsHeadless(Service service) => service.Spec.ClusterIP is "" or "None";

    /// <summary>The pods that a Service selects.</summary>
    public static List<Pod> Selected(Service service, IInformer<Pod> pods)
    {
        var selector = LabelSelection.FromLabels(service.Spec.Selector);
        return [.. pods.List(service.Metadata.Namespace).Where(p => selector.Matches(p.Metadata.Labels))];
    }

    /// <summary>Whether a pod may stand among the endpoints: it has an address and has not ended.</summary>
    public static bool CanServe(Pod pod, bool includeTerminating) =>
        !PodState.IsTerminal(pod)
        && (pod.Status.PodIP.Length > 0 || !pod.Status.PodIPs.IsEmpty)
        && (includeTerminating || pod.Metadata.DeletionTimestamp is null);

    /// <summary>The host name that a pod has in the domain of a Service, or null.</summary>
    public static string? HostName(Pod pod, Service service) =>
        pod.Spec.Hostname.Length > 0 && pod.Spec.Subdomain == service.Metadata.Name && service.Metadata.Namespace == pod.Metadata.Namespace ? pod.Spec.Hostname : null;

    /// <summary>The number of the container port to which a Service port leads in a pod; null when the pod has no port of that name.</summary>
    public static int? TargetPort(Pod pod, ServicePort port)
    {
        if (port.TargetPort.IsInt)
        {
            return port.TargetPort.IntValue;
        }

        var sidecars = pod.Spec.InitContainers.Where(c => c.RestartPolicy == "Always");
        foreach (var container in pod.Spec.Containers.Concat(sidecars))
        {
            if (container.Ports.Find(p => p.Name == port.TargetPort.StringValue && p.Protocol == port.Protocol) is { } found)
            {
                return found.ContainerPortValue;
            }
        }

        return null;
    }

    /// <summary>The addresses of a pod in one family, in canonical form.</summary>
    public static ValueList<string> Addresses(Pod pod, bool v6)
    {
        var family = v6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        return pod.Status.PodIPs
            .Select(p => IPAddress.TryParse(p.Ip, out var address) && address.AddressFamily == family ? address.ToString() : "")
            .Where(a => a.Length > 0)
            .ToValueList();
    }

    /// <summary>Enqueues the Services that a change of a pod concerns; a change that endpoints do not show concerns none.</summary>
    public static void Affected(IInformer<Service> services, Pod? old, Pod? current, Action<ObjectKey> enqueue)
    {
        if (old is not null && current is not null && SameForServices(old, current))
        {
            return;
        }

        foreach (var service in services.List((current ?? old)!.Metadata.Namespace))
        {
            if (service.Spec.Selector.IsEmpty)
            {
                continue;
            }

            var selector = LabelSelection.FromLabels(service.Spec.Selector);
            if ((current is not null && selector.Matches(current.Metadata.Labels)) || (old is not null && selector.Matches(old.Metadata.Labels)))
            {
                enqueue(ObjectKey.Of(service));
            }
        }
    }

    private static bool SameForServices(Pod old, Pod current) =>
        old.Metadata.Labels == current.Metadata.Labels
        && old.Spec.Hostname == current.Spec.Hostname
        && old.Spec.Subdomain == current.Spec.Subdomain
        && old.Spec.NodeName == current.Spec.NodeName
        && old.Metadata.DeletionTimestamp == current.Metadata.DeletionTimestamp
        && old.Metadata.Uid == current.Metadata.Uid
        && PodState.IsReady(old) == PodState.IsReady(current)
        && PodState.IsTerminal(old) == PodState.IsTerminal(current)
        && old.Status.PodIPs == current.Status.PodIPs;
}
