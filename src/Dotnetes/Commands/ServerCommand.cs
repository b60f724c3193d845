using System.CommandLine;
using System.Net;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes server</c>: control plane and node in one process.</summary>
public static class ServerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where everything is kept.", DefaultValueFactory = _ => DataDirectory.Default };
        var address = new Option<IPAddress>("--bind-address")
        {
            Description = "The address at which the API server listens.",
            DefaultValueFactory = _ => IPAddress.Any,
            CustomParser = result => IPAddress.Parse(result.Tokens[0].Value),
        };
        var port = new Option<int>("--secure-port") { Description = "The port at which the API server listens.", DefaultValueFactory = _ => 6443 };
        var node = new Option<string>("--node-name") { Description = "The name of this machine's node.", DefaultValueFactory = _ => Dns.GetHostName().ToLowerInvariant() };
        var noNode = new Option<bool>("--disable-agent") { Description = "Run only the control plane." };
        var kubelet = new Option<string>("--kubelet-config") { Description = "A file with the kubelet's settings (KubeletConfiguration)." };
        var relaxed = new Option<bool>("--store-durability-relaxed") { Description = "Acknowledge writes before they are on disk; for throw-away clusters." };
        var bridge = new Option<string>("--bridge-name") { Description = "The network bridge of the pods.", DefaultValueFactory = _ => "cni0" };
        var pods = new Option<IPNetwork>("--cluster-cidr")
        {
            Description = "The range from which nodes get theirs for pods.",
            DefaultValueFactory = _ => IPNetwork.Parse("10.244.0.0/16"),
            CustomParser = result => IPNetwork.Parse(result.Tokens[0].Value),
        };
        var verbosity = new Option<int>("--v") { Description = "How much is logged." };
        var command = new Command("server", "Runs a cluster: control plane and node in one process.")
        {
            data, address, port, node, noNode, kubelet, relaxed, bridge, pods, verbosity,
        };
        command.SetAction((arguments, _) => Guard.Run(async () =>
        {
            var options = new ServerOptions
            {
                Data = new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)),
                Endpoint = new IPEndPoint(arguments.GetValue(address)!, arguments.GetValue(port)),
                NodeName = arguments.GetValue(node)!,
                RunNode = !arguments.GetValue(noNode),
                Kubelet = arguments.GetValue(kubelet) is { } file ? ConfigurationFile.Read<KubeletConfiguration>(file) : KubeletConfiguration.Empty,
                RelaxedDurability = arguments.GetValue(relaxed),
                BridgeName = arguments.GetValue(bridge)!,
                PodRange = arguments.GetValue(pods),
            };
            return await Run(options, arguments.GetValue(verbosity));
        }));
        return command;
    }

    private static async Task<int> Run(ServerOptions options, int verbosity)
    {
        using var termination = new Termination();
        using var logging = Logs.Create(verbosity);
        var time = TimeProvider.System;
        await using var controlPlane = await ControlPlane.Start(options, time, logging, termination.Token);
        Console.Error.WriteLine($"API server: {controlPlane.ApiServer.Url}   kubeconfig: {options.Data.AdminKubeconfig}");
        var parts = new List<Task> { controlPlane.Run(termination.Token) };
        if (options.RunNode)
        {
            var client = controlPlane.Client($"system:node:{options.NodeName}", "system:nodes");
            parts.Add(NodeAgent.Run(options, controlPlane.Certificates, client, time, logging, termination.Token));
            _ = AnnounceNode(client, options.NodeName, time, termination.Token);
        }

        try
        {
            await await Task.WhenAny(parts);
        }
        catch (OperationCanceledException) when (termination.Token.IsCancellationRequested)
        {
            // The signal to stop.
        }

        return 0;
    }

    // Tells people, and ./up, when the cluster can be used.
    private static async Task AnnounceNode(IKubeClient client, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var node = await client.Get<Node>(null, name, cancellationToken: cancellationToken);
                if (node.Status.Conditions.Find(c => c.Type == NodeConditionType.Ready)?.Status == "True")
                {
                    Console.Error.WriteLine($"Node {name} is Ready ({time.GetElapsedTime(start).TotalSeconds:F1} s)");
                    return;
                }
            }
            catch (KubeApiException e) when (e.IsNotFound)
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
}
