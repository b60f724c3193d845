using System.CommandLine;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Commands;

/// <summary>The flags of the kubelet, under upstream's names; those that the configuration file has too override it.</summary>
public sealed class KubeletFlags
{
    private readonly Option<string> _config = ComponentFlags.Text("--config", "The KubeletConfiguration file.");
    private readonly Option<string> _kubeconfig = ComponentFlags.Text("--kubeconfig", "The node's kubeconfig; written when there is a bootstrap one.", "/var/lib/kubelet/kubeconfig");
    private readonly Option<string> _bootstrap = ComponentFlags.Text("--bootstrap-kubeconfig", "The kubeconfig by which the node asks for its certificate.");
    private readonly Option<string> _root = ComponentFlags.Text("--root-dir", "The directory of everything that the node keeps.", "/var/lib/dotnetes/node");
    private readonly Option<string> _certificates = ComponentFlags.Text("--cert-dir", "The directory of the node's certificates.", "/var/lib/kubelet/pki");
    private readonly Option<string> _name = ComponentFlags.Text("--hostname-override", "The node's name when it is not the host's.");
    private readonly Option<string> _addresses = ComponentFlags.Text("--node-ip", "The node's addresses, separated by commas.");
    private readonly Option<string> _labels = ComponentFlags.Text("--node-labels", "Labels for the node when it registers: KEY=VALUE,…");
    private readonly Option<string> _taints = ComponentFlags.Text("--register-with-taints", "Taints for the node when it registers: KEY=VALUE:EFFECT,…");
    private readonly Option<bool?> _register = new("--register-node") { Description = "Whether the node registers itself." };
    private readonly Option<string> _runtime = ComponentFlags.Text("--container-runtime-endpoint", "The runtime's socket; without one a containerd of its own is started.");
    private readonly Option<string> _images = ComponentFlags.Text("--image-service-endpoint", "The socket of the image service.");
    private readonly Option<string> _provider = ComponentFlags.Text("--provider-id", "How the cloud names the machine.");
    private readonly Option<string> _dns = ComponentFlags.Text("--cluster-dns", "The addresses of the cluster's DNS.");
    private readonly Option<string> _domain = ComponentFlags.Text("--cluster-domain", "The cluster's domain.");
    private readonly Option<string> _manifests = ComponentFlags.Text("--pod-manifest-path", "The directory of static pods.");
    private readonly Option<string> _manifestUrl = ComponentFlags.Text("--manifest-url", "The URL of static pods.");
    private readonly Option<string> _podCidr = ComponentFlags.Text("--pod-cidr", "The range of the node's pods, when nobody hands it out.");
    private readonly Option<string> _clientAuthority = ComponentFlags.Text("--client-ca-file", "The authorities of client certificates.");
    private readonly Option<string> _certificateFile = ComponentFlags.Text("--tls-cert-file", "The serving certificate.");
    private readonly Option<string> _keyFile = ComponentFlags.Text("--tls-private-key-file", "The key of the serving certificate.");
    private readonly Option<string> _cgroupRoot = ComponentFlags.Text("--cgroup-root", "The control group below which pods run.");
    private readonly Option<string> _cgroupDriver = ComponentFlags.Text("--cgroup-driver", "cgroupfs or systemd.");
    private readonly Option<bool?> _failSwapOn = new("--fail-swap-on") { Description = "Whether swap keeps the kubelet from starting." };
    private readonly Option<bool?> _rotateServer = new("--rotate-server-certificates") { Description = "Whether the serving certificate is asked for from the cluster." };
    private readonly Option<int?> _port = new("--port") { Description = "The port of the kubelet's server." };
    private readonly Option<int?> _healthPort = new("--healthz-port") { Description = "The port of the health check on loopback; 0 serves none." };
    private readonly Option<int?> _maxPods = new("--max-pods") { Description = "How many pods the node takes." };
    private readonly Option<int?> _readOnlyPort = new("--read-only-port") { Description = "A port without authentication where pods, statistics and metrics can be read; 0 serves none." };
    private readonly Option<bool?> _debugging = new("--enable-debugging-handlers") { Description = "Whether logs, commands and the like are served." };
    private readonly Option<int> _verbosity = new("--v", "-v") { Description = "How much is logged." };

    /// <summary>Adds the flags to a command. Flags of upstream that have no effect here are taken with a warning.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [
                _config, _kubeconfig, _bootstrap, _root, _certificates, _name, _addresses, _labels, _taints, _register, _runtime, _images, _provider, _dns, _domain, _manifests,
                _manifestUrl, _podCidr, _clientAuthority, _certificateFile, _keyFile, _cgroupRoot, _cgroupDriver, _failSwapOn, _rotateServer, _port, _healthPort, _readOnlyPort, _debugging, _maxPods, _verbosity,
            ])
        {
            command.Options.Add(option);
        }

        command.TreatUnmatchedTokensAsErrors = false;
    }

    /// <summary>The configuration file.</summary>
    public string ConfigOf(ParseResult arguments) => arguments.GetValue(_config)!;

    /// <summary>The node's kubeconfig.</summary>
    public string KubeconfigOf(ParseResult arguments) => Path.GetFullPath(arguments.GetValue(_kubeconfig)!);

    /// <summary>The bootstrap kubeconfig; empty when there is none.</summary>
    public string BootstrapOf(ParseResult arguments) => arguments.GetValue(_bootstrap)!;

    /// <summary>The directory of everything.</summary>
    public string RootOf(ParseResult arguments) => Path.GetFullPath(arguments.GetValue(_root)!);

    /// <summary>The directory of certificates.</summary>
    public string CertificatesOf(ParseResult arguments) => Path.GetFullPath(arguments.GetValue(_certificates)!);

    /// <summary>The node's name.</summary>
    public string NodeNameOf(ParseResult arguments) => (arguments.GetValue(_name) is { Length: > 0 } given ? given : System.Net.Dns.GetHostName()).ToLowerInvariant();

    /// <summary>The node's addresses.</summary>
    public ValueList<string> AddressesOf(ParseResult arguments) => Split(arguments.GetValue(_addresses)!).ToValueList();

    /// <summary>The node's labels.</summary>
    /// <exception cref="FormatException">They are malformed.</exception>
    public ValueMap<string> LabelsOf(ParseResult arguments) => Labels(arguments.GetValue(_labels)!);

    /// <summary>The node's taints.</summary>
    /// <exception cref="FormatException">They are malformed.</exception>
    public ValueList<Taint> TaintsOf(ParseResult arguments) => Taints(arguments.GetValue(_taints)!);

    /// <summary>The runtime's endpoint; empty when none is named.</summary>
    public string RuntimeOf(ParseResult arguments, KubeletConfiguration configuration) =>
        arguments.GetValue(_runtime) is { Length: > 0 } given ? given : configuration.ContainerRuntimeEndpoint;

    /// <summary>How much is logged.</summary>
    public int VerbosityOf(ParseResult arguments) => arguments.GetValue(_verbosity);

    /// <summary>The configuration with what the flags say.</summary>
    public KubeletConfiguration Override(ParseResult arguments, KubeletConfiguration given)
    {
        return given with
        {
            RegisterNode = arguments.GetValue(_register) ?? given.RegisterNode,
            ImageServiceEndpoint = Text(_images, given.ImageServiceEndpoint),
            ProviderID = Text(_provider, given.ProviderID),
            ClusterDns = arguments.GetValue(_dns) is { Length: > 0 } dns ? Split(dns).ToValueList() : given.ClusterDns,
            ClusterDomain = Text(_domain, given.ClusterDomain),
            StaticPodPath = Text(_manifests, given.StaticPodPath),
            StaticPodUrl = Text(_manifestUrl, given.StaticPodUrl),
            PodCidr = Text(_podCidr, given.PodCidr),
            Authentication = given.Authentication with { X509 = given.Authentication.X509 with { ClientCAFile = Text(_clientAuthority, given.Authentication.X509.ClientCAFile) } },
            TlsCertFile = Text(_certificateFile, given.TlsCertFile),
            TlsPrivateKeyFile = Text(_keyFile, given.TlsPrivateKeyFile),
            CgroupRoot = Text(_cgroupRoot, given.CgroupRoot),
            CgroupDriver = Text(_cgroupDriver, given.CgroupDriver),
            FailSwapOn = arguments.GetValue(_failSwapOn) ?? given.FailSwapOn,
            ServerTlsBootstrap = arguments.GetValue(_rotateServer) ?? given.ServerTlsBootstrap,
            Port = arguments.GetValue(_port) ?? given.Port,
            HealthzPort = arguments.GetValue(_healthPort) ?? given.HealthzPort,
            ReadOnlyPort = arguments.GetValue(_readOnlyPort) ?? given.ReadOnlyPort,
            EnableDebuggingHandlers = arguments.GetValue(_debugging) ?? given.EnableDebuggingHandlers,
            MaxPods = arguments.GetValue(_maxPods) ?? given.MaxPods,
        };

        string Text(Option<string> option, string otherwise) => arguments.GetValue(option) is { Length: > 0 } text ? text : otherwise;
    }

    /// <summary>Reads <c>KEY=VALUE,…</c>.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static ValueMap<string> Labels(string text) => Split(text).Aggregate(default(ValueMap<string>), (map, part) => part.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? map.With(key, value)
        : throw new FormatException($"{part} is no label; write it as KEY=VALUE"));

    /// <summary>Reads <c>KEY=VALUE:EFFECT,…</c>; the value may be missing.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static ValueList<Taint> Taints(string text) => Split(text).Select(part => part.Split(':') is [var left, "NoSchedule" or "PreferNoSchedule" or "NoExecute"] parts
        ? new Taint { Key = left.Split('=', 2)[0], Value = left.Split('=', 2) is [_, var value] ? value : "", Effect = parts[1] }
        : throw new FormatException($"{part} is no taint; write it as KEY=VALUE:NoSchedule, PreferNoSchedule or NoExecute")).ToValueList();

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
