using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Proxy;
using Dotnetes.Proxy.Conntrack;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Services;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>kube-proxy with all that it needs beside a client.</summary>
public static class KubeProxyComponent
{
    /// <summary>Runs until cancelled.</summary>
    public static async Task Run(IKubeClient client, KubeProxyOptions options, MetricRegistry metrics, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var informers = new InformerFactory(client, time, SystemRandom.Create(), logging);
        using var proxy = new KubeProxy(
            options, informers, new NftProcess(), new NetlinkConntrack(), ProxyFamily.OfMachine(), metrics, time, logging.CreateLogger<KubeProxy>());
        await Task.WhenAll(informers.Run(cancellationToken), proxy.Run(cancellationToken));
    }
}
