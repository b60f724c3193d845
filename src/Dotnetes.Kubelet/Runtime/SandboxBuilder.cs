using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Dns;
using Dotnetes.Kubelet.Security;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Makes the configuration of a pod's sandbox.</summary>
internal sealed class SandboxBuilder(KubeletPaths paths, DnsSettings dns, SecuritySettings security, CgroupTree cgroups)
{
    public Cri.V1.PodSandboxConfig Build(Pod pod, uint attempt) => new()
    {
        Metadata = new Cri.V1.PodSandboxMetadata
        {
            Name = pod.Metadata.Name,
            Namespace = pod.Metadata.Namespace,
            Uid = pod.Metadata.Uid,
            Attempt = attempt,
        },
        Labels = RuntimeLabels.ForSandbox(pod),
        Annotations = pod.Metadata.Annotations.With(RuntimeLabels.PodGracePeriod, (pod.Spec.TerminationGracePeriodSeconds ?? 30).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Hostname = pod.Spec.HostNetwork ? "" : dns.KernelHostname(pod),
        LogDirectory = paths.PodLog(pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid),
        DnsConfig = dns.For(pod),
        PortMappings = PortMappings(pod),
        Linux = new Cri.V1.LinuxPodSandboxConfig
        {
            CgroupParent = cgroups.PodPath(pod),
            SecurityContext = security.ForSandbox(pod),
            Sysctls = (pod.Spec.SecurityContext?.Sysctls ?? default).Select(s => KeyValuePair.Create(s.Name.Replace('/', '.'), s.Value)).ToValueMap(),
        },
    };

    private static ValueList<Cri.V1.PortMapping> PortMappings(Pod pod)
    {
        // With the node's network a container listens on the node's port itself.
        if (pod.Spec.HostNetwork)
        {
            return default;
        }

        return PodContainer.Of(pod.Spec)
            .SelectMany(c => c.Spec.Ports)
            .Where(p => p.HostPort > 0)
            .Select(p => new Cri.V1.PortMapping
            {
                ContainerPort = p.ContainerPortValue,
                HostPort = p.HostPort,
                HostIp = p.HostIP,
                Protocol = p.Protocol switch { "UDP" => Cri.V1.Protocol.Udp, "SCTP" => Cri.V1.Protocol.Sctp, _ => Cri.V1.Protocol.Tcp },
            })
            .ToValueList();
    }
}
