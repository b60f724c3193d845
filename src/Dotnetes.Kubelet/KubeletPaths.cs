namespace Dotnetes.Kubelet;

/// <summary>Where a node keeps its files. Everything but the pods' logs lies under one directory, so that two nodes can share a machine.</summary>
/// <param name="Root">The directory of everything: <c>/var/lib/dotnetes</c>.</param>
/// <param name="PodLogs">The directory of the pods' logs: <c>/var/log/pods</c>.</param>
/// <param name="LogLinks">The directory of links to container logs, <c>/var/log/containers</c>; null keeps none.</param>
public sealed record KubeletPaths(string Root, string PodLogs, string? LogLinks = null)
{
    /// <summary>The kubelet's own directory; laid out as upstream's <c>/var/lib/kubelet</c>.</summary>
    public string Kubelet => Path.Combine(Root, "kubelet");

    /// <summary>A directory per pod, named by uid.</summary>
    public string Pods => Path.Combine(Kubelet, "pods");

    /// <summary>Sockets of CSI drivers and device plugins.</summary>
    public string Plugins => Path.Combine(Kubelet, "plugins");

    /// <summary>Saved states of containers.</summary>
    public string Checkpoints => Path.Combine(Kubelet, "checkpoints");

    /// <summary>Certificates and keys of the kubelet's server.</summary>
    public string Pki => Path.Combine(Kubelet, "pki");

    /// <summary>The seccomp profile of sandboxes.</summary>
    public string SandboxProfile => Path.Combine(Kubelet, "sandbox-seccomp.json");

    /// <summary>containerd's data, state, configuration and log.</summary>
    public string Containerd => Path.Combine(Root, "containerd");

    /// <summary>The network configuration that containerd reads.</summary>
    public string CniConfig => Path.Combine(Root, "cni", "net.d");

    /// <summary>The addresses that host-local gave out.</summary>
    public string CniState => Path.Combine(Root, "cni", "networks");

    /// <summary>A pod's directory.</summary>
    public string Pod(string uid) => Path.Combine(Pods, uid);

    /// <summary>The pod's /etc/hosts.</summary>
    public string EtcHosts(string uid) => Path.Combine(Pod(uid), "etc-hosts");

    /// <summary>A volume's directory, by plugin and volume name.</summary>
    public string Volume(string uid, string plugin, string name) => Path.Combine(Pod(uid), "volumes", plugin.Replace('/', '~'), name);

    /// <summary>Bind mounts of subPaths of a container.</summary>
    public string SubPaths(string uid) => Path.Combine(Pod(uid), "volume-subpaths");

    /// <summary>A container's directory (its termination messages).</summary>
    public string Container(string uid, string container) => Path.Combine(Pod(uid), "containers", container);

    /// <summary>The directory of a pod's logs.</summary>
    public string PodLog(string ns, string name, string uid) => Path.Combine(PodLogs, $"{ns}_{name}_{uid}");

    /// <summary>A container's log file relative to <see cref="PodLog"/>.</summary>
    public static string ContainerLog(string container, int attempt) => $"{container}/{attempt}.log";
}
