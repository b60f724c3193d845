using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Server;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet;

/// <summary>What a node is told beside its configuration file.</summary>
public sealed record KubeletOptions
{
    /// <summary>The node's name; a DNS subdomain in lower case.</summary>
    public required string NodeName { get; init; }

    /// <summary>The directory of everything the node keeps.</summary>
    public string RootDirectory { get; init; } = "/var/lib/dotnetes";

    /// <summary>The configuration; absent values mean upstream's defaults, see <see cref="KubeletDefaults"/>.</summary>
    public KubeletConfiguration Configuration { get; init; } = KubeletConfiguration.Empty;

    /// <summary>
    /// The runtime's endpoint, such as <c>unix:///run/containerd/containerd.sock</c>; empty starts and supervises an own containerd.
    /// </summary>
    public string RuntimeEndpoint { get; init; } = "";

    /// <summary>The runtime, when it was started before; null starts it as <see cref="RuntimeEndpoint"/> says.</summary>
    public NodeRuntime? Runtime { get; init; }

    /// <summary>The node's addresses; empty takes the address of the default route's interface.</summary>
    public ValueList<string> NodeIPs { get; init; }

    /// <summary>Labels for the node beside the standard ones.</summary>
    public ValueMap<string> NodeLabels { get; init; }

    /// <summary>Taints for the node when it registers.</summary>
    public ValueList<Taint> RegisterWithTaints { get; init; }

    /// <summary>The image of the sandbox container; the built-in one is imported under this name.</summary>
    public string SandboxImage { get; init; } = "registry.k8s.io/pause:3.10.1";

    /// <summary>The network bridge of the pods.</summary>
    public string BridgeName { get; init; } = "cni0";

    /// <summary>The bridge's MTU; zero leaves it to the kernel. Smaller for overlays.</summary>
    public int BridgeMtu { get; init; }

    /// <summary>Whether the bridge plugin masquerades what leaves the pod range; false when the node's proxy does it.</summary>
    public bool BridgeMasquerade { get; init; }

    /// <summary>Directories with the CNI plugins; the first that has <c>bridge</c> is used.</summary>
    public ValueList<string> CniPluginDirectories { get; init; } = ValueList.Create<string>(["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"]);

    /// <summary>Whether the node writes the network configuration; false when a network add-on does.</summary>
    public bool WriteCniConfiguration { get; init; } = true;

    /// <summary>The version that the node reports.</summary>
    public string KubeletVersion { get; init; } = "v1.36.2";

    /// <summary>The port of the kubelet's server when it is not that of the configuration; zero takes a free one.</summary>
    public int? ServerPort { get; init; }

    /// <summary>Where the kubelet reports what it does; what belongs to the whole process is served with it.</summary>
    public MetricRegistry Metrics { get; init; } = new();

    /// <summary>The certificate of the kubelet's server, when it is not that of the configured files; asked for at every handshake.</summary>
    public Func<X509Certificate2>? ServingCertificate { get; init; }

    /// <summary>The authorities of client certificates, when they are not those of the configured file.</summary>
    public Func<X509Certificate2Collection>? ClientAuthorities { get; init; }

    /// <summary>Whether a serving certificate from the cluster must be renewed before its time, because its authority is going; null for never.</summary>
    public Func<X509Certificate2, bool>? IsOutdated { get; init; }

    /// <summary>Who knows the users of the kubelet's server; null asks the API server as the configuration says.</summary>
    public IRequestAuthenticator? Authenticator { get; init; }

    /// <summary>Who decides what users of the kubelet's server may do; null asks the API server as the configuration says.</summary>
    public IRequestAuthorizer? Authorizer { get; init; }

    /// <summary>The folder of the machine's logs, which the server shows below <c>/logs/</c>.</summary>
    public string SystemLogs { get; init; } = "/var/log";

    /// <summary>The program that reads the journal of the machine's services.</summary>
    public string JournalProgram { get; init; } = "journalctl";

    /// <summary>The flags that the process runs with, by their names without dashes; what <c>/flagz</c> shows.</summary>
    public ValueMap<string> Flags { get; init; }

    /// <summary>Changes how much the process logs, as <c>--v</c> does; null when it cannot be changed while it runs.</summary>
    public Action<int>? SetVerbosity { get; init; }

    /// <summary>Whether symbolic links to the container logs are kept in <c>/var/log/containers</c>; null means when the logs lie at their usual place.</summary>
    public bool? LegacyLogLinks { get; init; }
}
