using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Kubelet;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Nodes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>The node half of a machine: the kubelet with its container runtime, and the network.</summary>
public static class NodeAgent
{
    /// <summary>Starts the container runtime and gives what the kubelet is to be told.</summary>
    /// <param name="options">How the server runs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends the care for the runtime, which goes on.</param>
    public static KubeletOptions Begin(ServerOptions options, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var kubelet = new KubeletOptions
        {
            NodeName = options.NodeName,
            RootDirectory = options.Data.Node,
            BridgeName = options.BridgeName,
            Flags = options.Flags,
            SetVerbosity = Commands.Logs.SetVerbosity,
            Configuration = options.Kubelet with
            {
                ClusterDns = options.Kubelet.ClusterDns.IsNull && options.RunDns ? [options.DnsAddress.ToString()] : options.Kubelet.ClusterDns,
                ClusterDomain = options.Kubelet.ClusterDomain.Length > 0 ? options.Kubelet.ClusterDomain : options.ClusterDomain,
                StaticPodPath = options.Kubelet.StaticPodPath.Length > 0 ? options.Kubelet.StaticPodPath : options.Data.StaticPods,
            },
        };
        return kubelet with { Runtime = NodeRuntime.Start(kubelet, time, logging, cancellationToken) };
    }

    /// <summary>Runs until cancelled.</summary>
    /// <param name="options">What the kubelet is told.</param>
    /// <param name="certificates">The cluster's certificates.</param>
    /// <param name="client">The API, as the node.</param>
    /// <param name="network">The API, as kube-proxy.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task Run(
        KubeletOptions options,
        ClusterCertificates certificates,
        IKubeClient client,
        IKubeClient network,
        TimeProvider time,
        ILoggerFactory logging,
        CancellationToken cancellationToken)
    {
        var informers = new InformerFactory(client, time, SystemRandom.Create(), logging);
        var served = options with { ClientAuthorities = () => certificates.Authorities, ServingCertificate = certificates.Kubelet(options.NodeName) };
        var kubelet = new KubeletInstance(served, client, informers, time, logging);
        Task[] parts = [informers.Run(cancellationToken), kubelet.Run(cancellationToken), NodeNetwork.Run(network, options.NodeName, time, logging, cancellationToken)];

        // What cannot start, because a port is taken say, must not hide behind what runs.
        await await Task.WhenAny(parts);
        await Task.WhenAll(parts);
    }
}
