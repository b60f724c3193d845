using System.CommandLine;
using System.Net;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Client;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Kubelet;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Nodes;
using Dotnetes.Processes;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes agent</c>: joins this machine to a cluster as a node.</summary>
public static class AgentCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var server = new Option<string>("--server") { Description = "The URL of the cluster's API server.", Required = true };
        var token = ComponentFlags.Text("--token", "The token by which the node joins; 'dotnetes token create' on the server makes one.");
        var tokenFile = ComponentFlags.Text("--token-file", "A file with the token.");
        var authority = ComponentFlags.Text("--ca-file", "The cluster's certificate authority.");
        var pins = new Option<string[]>("--ca-cert-hash") { Description = "The hash of the authority's public key: sha256:HEX.", DefaultValueFactory = _ => [] };
        var data = ComponentFlags.Text("--data-dir", "Where everything is kept.", DataDirectory.Default);
        var bridge = ComponentFlags.Text("--bridge-name", "The network bridge of the pods.", "cni0");
        var name = ComponentFlags.Text("--node-name", "The node's name.", System.Net.Dns.GetHostName().ToLowerInvariant());
        var address = ComponentFlags.Text("--node-ip", "The node's addresses, separated by commas.");
        var dns = ComponentFlags.Text("--cluster-dns", "The addresses of the cluster's DNS, separated by commas.", "10.96.0.10");
        var domain = ComponentFlags.Text("--cluster-domain", "The domain of the cluster's names.", "cluster.local");
        var labels = ComponentFlags.Text("--node-labels", "Labels for the node when it registers: KEY=VALUE,…");
        var taints = ComponentFlags.Text("--register-with-taints", "Taints for the node when it registers: KEY=VALUE:EFFECT,…");
        var config = ComponentFlags.Text("--kubelet-config", "A file with the kubelet's settings (KubeletConfiguration).");
        var port = new Option<int>("--kubelet-port") { Description = "The port of the kubelet's server.", DefaultValueFactory = _ => 10250 };
        var healthPort = new Option<int>("--kubelet-healthz-port") { Description = "The port of the kubelet's health check on loopback.", DefaultValueFactory = _ => 10248 };
        var noDns = new Option<bool>("--disable-dns") { Description = "Answer no cluster DNS on this machine; pods ask other nodes." };
        var verbosity = new Option<int>("--v") { Description = "How much is logged." };
        var command = new Command("agent", "Joins this machine to a cluster.")
        {
            server, token, tokenFile, authority, pins, data, bridge, name, address, dns, domain, labels, taints, config, port, healthPort, noDns, verbosity,
        };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var options = new KubeletOptions
            {
                NodeName = arguments.GetValue(name)!,
                RootDirectory = new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)).Node,
                BridgeName = arguments.GetValue(bridge)!,
                ServerPort = arguments.GetValue(port),
                NodeIPs = arguments.GetValue(address)!.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
                NodeLabels = KubeletFlags.Labels(arguments.GetValue(labels)!),
                RegisterWithTaints = KubeletFlags.Taints(arguments.GetValue(taints)!),
                Flags = FlagValues.Of(arguments, secret: token),
                SetVerbosity = Logs.SetVerbosity,
                Configuration = (arguments.GetValue(config) is { Length: > 0 } path ? ConfigurationFile.Read<KubeletConfiguration>(path) : KubeletConfiguration.Empty) with
                {
                    HealthzPort = arguments.GetValue(healthPort),
                    ServerTlsBootstrap = true,
                    ClusterDns = arguments.GetValue(dns)!.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
                    ClusterDomain = arguments.GetValue(domain)!,
                },
            };
            var file = arguments.GetValue(tokenFile)!;
            return Run(
                options, new Uri(arguments.GetValue(server)!), file.Length > 0 ? File.ReadAllText(file) : arguments.GetValue(token)!, arguments.GetValue(authority)!,
                arguments.GetValue(pins)!, !arguments.GetValue(noDns), arguments.GetValue(verbosity));
        }));
        return command;
    }

    private static async Task<int> Run(KubeletOptions options, Uri server, string token, string authorityFile, string[] pins, bool runDns, int verbosity)
    {
        using var daemon = new Daemon();
        using var logging = Logs.Create(verbosity);
        var time = TimeProvider.System;
        var paths = new KubeletPaths(options.RootDirectory, "/var/log/pods");
        var join = new NodeJoin(server, paths.Pki, time, logging);
        using var identity = await join.Open(token, authorityFile, pins, Path.Combine(paths.Kubelet, "kubeconfig"), options.NodeName, daemon.Stopping);
        Console.Error.WriteLine($"Node {options.NodeName} joins {server}");
        var configuration = options.Configuration with
        {
            Authentication = options.Configuration.Authentication with { X509 = options.Configuration.Authentication.X509 with { ClientCAFile = join.Authority } },
        };
        using var proxy = Beside(identity, options.NodeName, NodeComponentApprover.ProxyUser, "kube-proxy", join, paths, time, logging);
        using var dns = Beside(identity, options.NodeName, NodeComponentApprover.DnsUser, "dns", join, paths, time, logging);
        List<Task> parts =
        [
            KubeletCommand.Run(options with { Configuration = configuration, IsOutdated = join.IsOutdated }, identity, time, logging, daemon.Stopping),
            proxy.Run((client, stop) => NodeNetwork.Run(client, options.NodeName, time, logging, stop), daemon.Stopping),
            new AuthorityFollower(server, join.Authority, time, logging.CreateLogger<AuthorityFollower>()).Run(daemon.Stopping),
        ];
        if (runDns)
        {
            parts.Add(Dns(configuration, identity.Client, dns, options.NodeName, time, logging).Run(daemon.Stopping));
        }

        await await Task.WhenAny(parts);
        return 0;
    }

    private static NodeComponentIdentity Beside(
        NodeIdentity identity, string node, string user, string component, NodeJoin join, KubeletPaths paths, TimeProvider time, ILoggerFactory logging) =>
        new(identity, node, user, paths.Pki, component, time, logging, join.IsOutdated);

    private static NodeDns Dns(KubeletConfiguration kubelet, IKubeClient client, NodeComponentIdentity identity, string node, TimeProvider time, ILoggerFactory logging) => new(
        client, identity, node, kubelet.ClusterDomain, [.. kubelet.ClusterDns.Select(IPAddress.Parse)],
        kubelet.ResolvConf is { Length: > 0 } file ? file : "/etc/resolv.conf", time, logging);
}
