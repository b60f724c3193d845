using System.CommandLine;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Components;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Processes;
using Dotnetes.Proxy;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-proxy</c>: service routing alone, in any cluster.</summary>
public sealed class KubeProxyCommand
{
    private readonly Option<string> _config = ComponentFlags.Text("--config", "The KubeProxyConfiguration file.");
    private readonly Option<string> _kubeconfig = ComponentFlags.Text("--kubeconfig", "The kubeconfig of the API server.");
    private readonly Option<string> _master = ComponentFlags.Text("--master", "The API server's address when it is not that of the kubeconfig.");
    private readonly Option<string> _node = ComponentFlags.Text("--hostname-override", "The node's name when it is not the host's.");
    private readonly Option<bool> _cleanup = new("--cleanup") { Description = "Remove the rules and end." };
    private readonly Option<string> _mode = ComponentFlags.Text("--proxy-mode", "The kind of rules: nftables. Others are replaced by it with a warning.");
    private readonly Option<string> _range = ComponentFlags.Text("--cluster-cidr", "The range of pods' addresses.");
    private readonly Option<string> _bind = ComponentFlags.Text("--bind-address", "Decides the family of the addresses for health and metrics.");
    private readonly Option<string> _health = ComponentFlags.Text("--healthz-bind-address", "The address and port of the health check.");
    private readonly Option<string> _metrics = ComponentFlags.Text("--metrics-bind-address", "The address and port of the metrics.");
    private readonly Option<string> _nodePorts = ComponentFlags.Text("--nodeport-addresses", "Ranges of the node's addresses at which node ports answer, or primary.");
    private readonly Option<string> _detect = ComponentFlags.Text("--detect-local-mode", "How traffic of this node's pods is known: ClusterCIDR, NodeCIDR, BridgeInterface or InterfaceNamePrefix.");
    private readonly Option<bool> _masqueradeAll = new("--masquerade-all") { Description = "Give all traffic to cluster addresses the node's address as source." };
    private readonly Option<int> _verbosity = new("--v", "-v") { Description = "How much is logged." };

    private KubeProxyCommand()
    {
    }

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new KubeProxyCommand();
        var command = new Command("kube-proxy", "Runs service routing alone.") { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in (Option[])
            [
                flags._config, flags._kubeconfig, flags._master, flags._node, flags._cleanup, flags._mode, flags._range, flags._bind, flags._health, flags._metrics,
                flags._nodePorts, flags._detect, flags._masqueradeAll, flags._verbosity,
            ])
        {
            command.Options.Add(option);
        }

        command.SetAction((arguments, _) => Guard.Run(() => flags.Run(arguments)));
        return command;
    }

    private async Task<int> Run(ParseResult arguments)
    {
        ComponentFlags.WarnOfUnused(arguments);
        using var daemon = new Daemon();
        using var logging = Logs.Create(arguments.GetValue(_verbosity));
        var time = TimeProvider.System;
        if (arguments.GetValue(_cleanup))
        {
            return await Clean(daemon.Stopping);
        }

        var file = arguments.GetValue(_config)!;
        var configuration = Override(arguments, file.Length == 0 ? KubeProxyConfiguration.Empty : ConfigurationFile.Read<KubeProxyConfiguration>(file));
        if (configuration.Mode is not ("" or "nftables"))
        {
            Console.Error.WriteLine($"warning: the mode {configuration.Mode} is not there; services are routed by nftables");
        }

        var kubeconfig = arguments.GetValue(_kubeconfig) is { Length: > 0 } given ? given : configuration.ClientConnection.Kubeconfig;
        using var connection = ComponentClient.Connect(kubeconfig, arguments.GetValue(_master)!, "kube-proxy", time, logging);
        var options = new KubeProxyOptions
        {
            NodeName = configuration.HostnameOverride.Length > 0 ? configuration.HostnameOverride : System.Net.Dns.GetHostName().ToLowerInvariant(),
            Configuration = configuration,
        };
        try
        {
            await KubeProxyComponent.Run(connection.Client, options, new MetricRegistry(), time, logging, daemon.Stopping);
        }
        catch (OperationCanceledException) when (daemon.Stopping.IsCancellationRequested)
        {
            // The signal to stop.
        }

        return 0;
    }

    private static async Task<int> Clean(CancellationToken cancellationToken)
    {
        try
        {
            await KubeProxy.Cleanup(new NftProcess(), ProxyFamily.OfMachine(), cancellationToken);
            return 0;
        }
        catch (NftException e)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            return 1;
        }
    }

    // As with upstream, a configuration file wins over flags, except for the node's name.
    private KubeProxyConfiguration Override(ParseResult arguments, KubeProxyConfiguration file)
    {
        var named = arguments.GetValue(_node) is { Length: > 0 } node ? file with { HostnameOverride = node } : file;
        return arguments.GetValue(_config)!.Length > 0 ? named : named with
        {
            Mode = arguments.GetValue(_mode)!,
            ClusterCidr = arguments.GetValue(_range)!,
            BindAddress = arguments.GetValue(_bind)!,
            HealthzBindAddress = arguments.GetValue(_health)!,
            MetricsBindAddress = arguments.GetValue(_metrics)!,
            NodePortAddresses = arguments.GetValue(_nodePorts)!.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
            DetectLocalMode = arguments.GetValue(_detect)!,
            Nftables = named.Nftables with { MasqueradeAll = arguments.GetValue(_masqueradeAll) },
        };
    }
}
