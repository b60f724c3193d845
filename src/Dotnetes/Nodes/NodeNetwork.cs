using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Components;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Proxy;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Routes;
using Dotnetes.Proxy.Services;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>The network of a node whose pods are on our own bridge: routes to the pods of other nodes, and services.</summary>
public static class NodeNetwork
{
    /// <summary>Runs until cancelled. What is missing on this machine is logged and tried again; the node's pods go on in any case.</summary>
    public static async Task Run(IKubeClient client, string nodeName, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var informers = new InformerFactory(client, time, SystemRandom.Create(), logging);
        var routes = new NodeRoutes(nodeName, informers, new IpRouting(), new NftProcess(), ProxyFamily.OfMachine(), time, logging.CreateLogger<NodeRoutes>());
        var proxy = new KubeProxyOptions
        {
            NodeName = nodeName,
            Configuration = KubeProxyConfiguration.Empty with { DetectLocalMode = "NodeCIDR" },
        };
        try
        {
            await Task.WhenAll(
                informers.Run(cancellationToken),
                routes.Run(cancellationToken),
                KubeProxyComponent.Run(client, proxy, new MetricRegistry(), time, logging, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }
}
