using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Kubelet;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>The node half of a machine: the kubelet and, with it, its container runtime.</summary>
public static class NodeAgent
{
    /// <summary>Runs until cancelled.</summary>
    public static async Task Run(ServerOptions options, ClusterCertificates certificates, IKubeClient client, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var serving = certificates.IssueKubelet(options.NodeName);
        var informers = new InformerFactory(client, time, SystemRandom.Create(), logging);
        var kubelet = new KubeletInstance(
            new KubeletOptions
            {
                NodeName = options.NodeName,
                RootDirectory = options.Data.Node,
                BridgeName = options.BridgeName,
                Configuration = options.Kubelet with
                {
                    StaticPodPath = options.Kubelet.StaticPodPath.Length > 0 ? options.Kubelet.StaticPodPath : options.Data.StaticPods,
                },
                ClientAuthorities = [certificates.Authority],
                ServingCertificate = () => serving,
            },
            client,
            informers,
            time,
            logging);
        await Task.WhenAll(informers.Run(cancellationToken), kubelet.Run(cancellationToken));
    }
}
