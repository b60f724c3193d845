using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.Client;
using Dotnetes.Components;
using Dotnetes.Kubelet;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Processes;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes server</c>: control plane and node in one process.</summary>
public static class ServerCommand
{
    // How long a machine that has just started may take to get an address.
    private static readonly TimeSpan s_networkPatience = TimeSpan.FromSeconds(15);

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new ApiServerFlags();
        var node = new Option<string>("--node-name") { Description = "The name of this machine's node.", DefaultValueFactory = _ => System.Net.Dns.GetHostName().ToLowerInvariant() };
        var noNode = new Option<bool>("--disable-agent") { Description = "Run only the control plane." };
        var kubelet = new Option<string>("--kubelet-config") { Description = "A file with the kubelet's settings (KubeletConfiguration)." };
        var bridge = new Option<string>("--bridge-name") { Description = "The network bridge of the pods.", DefaultValueFactory = _ => "cni0" };
        var pods = new Option<IPNetwork>("--cluster-cidr")
        {
            Description = "The range from which nodes get theirs for pods.",
            DefaultValueFactory = _ => IPNetwork.Parse("10.244.0.0/16"),
            CustomParser = result => IPNetwork.Parse(result.Tokens[0].Value),
        };
        var domain = ComponentFlags.Text("--cluster-domain", "The domain of the cluster's names.", "cluster.local");
        var noDns = new Option<bool>("--disable-dns") { Description = "Run no cluster DNS; another one is installed at the tenth service address." };
        var command = new Command("server", "Runs a cluster: control plane and node in one process.") { node, noNode, kubelet, bridge, pods, domain, noDns };
        flags.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(async () =>
        {
            var options = flags.Of(arguments, "NodeRestriction") with
            {
                NodeName = arguments.GetValue(node)!,
                RunNode = !arguments.GetValue(noNode),
                Kubelet = arguments.GetValue(kubelet) is { } file ? ConfigurationFile.Read<KubeletConfiguration>(file) : KubeletConfiguration.Empty,
                BridgeName = arguments.GetValue(bridge)!,
                PodRange = arguments.GetValue(pods),
                ClusterDomain = arguments.GetValue(domain)!,
                RunDns = !arguments.GetValue(noDns),
            };
            return await Run(options, flags.VerbosityOf(arguments));
        }));
        return command;
    }

    private static async Task<int> Run(ServerOptions options, int verbosity)
    {
        using var daemon = new Daemon();
        using var logging = Logs.Create(verbosity);
        var time = TimeProvider.System;

        // The runtime takes as long to start as the control plane, so both start at once.
        var kubelet = options.RunNode ? NodeAgent.Begin(options, time, logging, daemon.Stopping) : null;
        await AdvertiseAddress.WaitFor(options.Reachable, s_networkPatience, time, daemon.Stopping);
        await using var controlPlane = await StartControlPlane(options, kubelet, time, logging, daemon.Stopping);
        Console.Error.WriteLine($"API server: {controlPlane.ApiServer.Url}   kubeconfig: {options.Data.AdminKubeconfig}");
        var parts = new List<Task> { controlPlane.RunStore(daemon.Stopping), controlPlane.Run(daemon.Stopping) };
        if (options.RunDns)
        {
            parts.Add(new ClusterServices(options, current => AdvertiseAddress.Choose(options.Reachable, current).Address, controlPlane.ClientForAccount(UserAgents.Of("dotnetes"), ClusterBindings.DnsAccount), time, logging).Run(daemon.Stopping));
        }

        if (kubelet is not null)
        {
            var client = controlPlane.Client(UserAgents.Of("kubelet"), $"system:node:{options.NodeName}", "system:nodes");
            parts.Add(NodeAgent.Run(kubelet, controlPlane.Certificates, client, controlPlane.Client(UserAgents.Of("kube-proxy"), "system:kube-proxy"), time, logging, daemon.Stopping));
            _ = AnnounceNode(client, options.NodeName, time, daemon.Stopping);
        }

        try
        {
            await await Task.WhenAny(parts);
        }
        catch (OperationCanceledException) when (daemon.Stopping.IsCancellationRequested)
        {
            // The signal to stop.
        }

        return 0;
    }

    private static async Task<ControlPlane> StartControlPlane(ServerOptions options, KubeletOptions? node, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        try
        {
            return await ControlPlane.Start(options, time, logging, cancellationToken);
        }
        catch
        {
            await (node?.Runtime?.Abandon() ?? Task.CompletedTask);
            throw;
        }
    }

    // Tells people, and ./up, when the cluster can be used.
    private static async Task AnnounceNode(IKubeClient client, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var node = await client.Get<Node>(null, name, cancellationToken: cancellationToken);
                if (node.Status.Conditions.Find(c => c.Type == NodeConditionType.Ready)?.Status == "True")
                {
                    Console.Error.WriteLine($"Node {name} is Ready ({SinceStart(time).TotalSeconds:F1} s)");
                    return;
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                // Not registered yet.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    // The time of a person who waits: since the process started.
    private static TimeSpan SinceStart(TimeProvider time)
    {
        using var process = Process.GetCurrentProcess();
        return time.GetUtcNow() - process.StartTime.ToUniversalTime();
    }
}
